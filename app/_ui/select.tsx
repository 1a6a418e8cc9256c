import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlLook } from "./input";

/** The browser's own list (best on phones and for screen readers) in our look; children are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cn("relative inline-flex w-full items-center", className)}>
      <select className={cn(controlLook, "h-9 appearance-none pr-8 pl-2.5 pointer-coarse:h-11")} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-ink-3" />
    </span>
  );
}
