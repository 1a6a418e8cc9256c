import type { ReactNode } from "react";
import { cn } from "./cn";

/** A short neutral mark: a version, a role, a tag. States use status-badge. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded border border-line-strong bg-surface px-1.5 text-ink-2 text-xs",
        className,
      )}
    >
      {children}
    </span>
  );
}
