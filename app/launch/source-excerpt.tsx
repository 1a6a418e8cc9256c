import type { Problem } from "#workflows/definition/problem";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import { ScrollX } from "../_ui/scroll-x";

/** Lines on each side of the one at fault. */
const AROUND = 8;

type SourceExcerptProps = { source: string; problem: Pick<Problem, "line" | "column" | "message"> };

/** The lines around a problem, with a mark under its column. */
export function SourceExcerpt({ source, problem: { line, column, message } }: SourceExcerptProps) {
  const lines = source.split("\n");
  const first = Math.max(1, line - AROUND);
  const shown = lines.slice(first - 1, line + AROUND).map((text, at) => ({ number: first + at, text }));
  return (
    <ScrollX label="Source" className="rounded-md border bg-surface">
      <pre className="py-2 font-mono text-sm leading-relaxed">
        {shown.map(({ number, text }) => (
          <span key={number}>
            <code className={cn("flex min-w-max", number === line && "bg-failed-soft")}>
              <span aria-hidden className="w-12 shrink-0 select-none pr-3 text-right text-ink-3 tabular-nums">
                {number}
              </span>
              <span>
                <PlainText text={text} />
              </span>
            </code>
            {number === line && (
              <span className="flex min-w-max bg-failed-soft text-failed">
                <span aria-hidden className="w-12 shrink-0 select-none" />
                <span>
                  <span aria-hidden className="select-none">
                    {" ".repeat(Math.max(0, column - 1))}^{" "}
                  </span>
                  <PlainText text={message} />
                </span>
              </span>
            )}
          </span>
        ))}
      </pre>
    </ScrollX>
  );
}
