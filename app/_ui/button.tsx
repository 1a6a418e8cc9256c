import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const buttonLook = cva(
  [
    "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0 pointer-coarse:min-h-10",
  ],
  {
    variants: {
      tone: {
        primary:
          "border-strong bg-strong text-on-strong not-disabled:hover:border-strong-hover not-disabled:hover:bg-strong-hover",
        plain: "border-line-strong bg-surface text-ink not-disabled:hover:bg-hover",
        quiet:
          "border-transparent bg-transparent text-ink-2 not-disabled:hover:bg-hover not-disabled:hover:text-ink",
        danger: "border-failed-line bg-surface text-failed not-disabled:hover:bg-failed-soft",
        dangerStrong: "border-failed bg-failed text-surface not-disabled:hover:opacity-90",
      },
      size: {
        sm: "h-7 px-2 text-xs",
        md: "h-8 px-3 text-sm",
        lg: "h-10 px-4 text-base",
      },
    },
    defaultVariants: { tone: "plain", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonLook> & {
    /** Gives the look to the child instead, for links. */
    asChild?: boolean;
  };

export function Button({ tone, size, asChild = false, className, type = "button", ...rest }: ButtonProps) {
  const Root = asChild ? Slot.Root : "button";
  return (
    <Root className={cn(buttonLook({ tone, size }), className)} {...(asChild ? {} : { type })} {...rest} />
  );
}
