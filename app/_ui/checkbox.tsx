import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  help?: ReactNode;
};

export function Checkbox({ label, help, className, ...rest }: CheckboxProps) {
  return (
    <label className={cn("flex items-start gap-2 py-1 text-base has-disabled:text-ink-3", className)}>
      <input type="checkbox" className="mt-0.75 size-4 shrink-0 accent-strong" {...rest} />
      <span className="min-w-0">
        {label}
        {help && <span className="block text-ink-2 text-sm">{help}</span>}
      </span>
    </label>
  );
}
