import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlLook } from "./input";

/** Grows with its text, from `rows` up to half of the screen. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(
        controlLook,
        "field-sizing-content max-h-[50dvh] min-h-20 resize-y px-2.5 py-2",
        className,
      )}
      {...rest}
    />
  );
}
