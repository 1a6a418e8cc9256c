import type { ReactNode } from "react";
import { cn } from "../../../_ui/cn";

type PanelProps = { title: string; tone?: "plain" | "failed"; children: ReactNode };

/** A titled part of the inspector. */
export function Panel({ title, tone = "plain", children }: PanelProps) {
  return (
    <section
      aria-label={title}
      className={cn(
        "mx-4 min-w-0 text-sm",
        tone === "failed" && "rounded-lg border border-failed-line bg-failed-soft p-3",
      )}
    >
      <h3 className={cn("mb-1 font-medium text-xs", tone === "failed" ? "text-failed" : "text-ink-3")}>
        {title}
      </h3>
      {children}
    </section>
  );
}
