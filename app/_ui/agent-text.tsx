import type { ReactNode } from "react";
import { cn } from "./cn";

type AgentTextProps = {
  /** Who wrote it, made by the server: "analyst, offline". */
  by: ReactNode;
  /** What it is: "Document requirements.md", read aloud. */
  label: string;
  /** Buttons about the text: copy, raw. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** The marked frame around text by an agent, so that nobody takes it for a part of the page (experience.md 0). */
export function AgentText({ by, label, actions, className, children }: AgentTextProps) {
  return (
    <figure
      aria-label={label}
      className={cn("min-w-0 overflow-hidden rounded-lg border bg-surface print:border-none", className)}
    >
      <figcaption className="flex min-h-9 items-center gap-2 border-b bg-sunken px-3 py-1 text-ink-2 text-xs">
        <span className="min-w-0 flex-1">Written by {by}</span>
        {actions}
      </figcaption>
      <div className="isolate overflow-hidden px-5 py-4 [contain:paint]">{children}</div>
    </figure>
  );
}
