import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

const squareLook = cva("px-0 pointer-coarse:min-w-10 print:hidden", {
  variants: { size: { sm: "w-7", md: "w-8", lg: "w-10" } },
  defaultVariants: { size: "md" },
});

type IconButtonProps = Omit<ButtonProps, "children" | "aria-label" | "asChild"> &
  VariantProps<typeof squareLook> & {
    /** What the button does; read aloud and shown as its tooltip. */
    label: string;
    icon: ReactNode;
    /** The key that does the same, shown in the tooltip. */
    keys?: string;
  };

export function IconButton({ label, icon, keys, size, tone = "quiet", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <Button
        aria-label={label}
        tone={tone}
        size={size}
        className={cn(squareLook({ size }), className)}
        {...rest}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}
