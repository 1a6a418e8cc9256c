import Link from "next/link";
import type { WorkflowRow } from "#server/queries/list-workflows";
import { countOf } from "../_ui/count-of";
import { PlainText } from "../_ui/plain-text";
import { launchPath, workflowPath } from "../workflows/find-workflows";
import { HealthMark } from "../workflows/health-mark";
import { WorkflowFacts } from "../workflows/workflow-facts";

/** A workflow that can be launched; the whole card leads to its form. */
export function GalleryCard({ row }: { row: WorkflowRow }) {
  return (
    <li className="relative grid grid-rows-[auto_1fr_auto] gap-2 rounded-lg border bg-surface p-4 hover:border-line-strong hover:bg-hover">
      <h3 className="font-medium">
        <Link
          href={launchPath(row)}
          className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink focus-visible:after:outline-offset-2"
        >
          <PlainText text={row.name} />
        </Link>
      </h3>
      <p className="line-clamp-3 self-start text-ink-2 text-sm">
        <PlainText text={row.description} />
      </p>
      <div className="grid gap-1">
        <WorkflowFacts row={row} isPackShown />
        {row.sequences.length > 1 && (
          <p className="text-ink-2 text-xs">{countOf(row.sequences.length, "sequence")} to choose from</p>
        )}
        <HealthMark row={row} className="whitespace-normal" />
      </div>
    </li>
  );
}

/** How many problems a card shows before it only counts them. */
const MOST_SHOWN = 2;

/** A workflow with errors: what is wrong, and the way to it. */
export function BrokenCard({ row }: { row: WorkflowRow }) {
  const more = row.problems.length - MOST_SHOWN;
  return (
    <li className="relative grid content-start gap-2 rounded-lg border border-dashed p-4">
      <h3 className="font-medium">
        <Link href={`${workflowPath(row)}?tab=source`} className="hover:underline">
          <PlainText text={row.name} />
        </Link>
      </h3>
      <HealthMark row={row} />
      <ul className="grid gap-1 text-ink-2 text-sm">
        {row.problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.code}`}>
            Line {problem.line}: <PlainText text={problem.message} />
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </li>
  );
}
