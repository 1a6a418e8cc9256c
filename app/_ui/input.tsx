import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The look shared by everything one types or chooses in. */
export const controlLook = [
  "w-full min-w-0 rounded-md border border-control bg-surface text-ink text-base",
  "placeholder:text-ink-3 hover:border-ink-3 focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3",
  "aria-invalid:border-failed-solid",
].join(" ");

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(controlLook, "h-9 px-2.5 pointer-coarse:h-11", className)} {...rest} />;
}
