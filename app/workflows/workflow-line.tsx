import { ChevronRight, Rocket } from "lucide-react";
import Link from "next/link";
import type { WorkflowRow } from "#server/queries/list-workflows";
import { Button } from "../_ui/button";
import { PlainText } from "../_ui/plain-text";
import { launchPath, workflowPath } from "./find-workflows";
import { HealthMark } from "./health-mark";
import { ProblemList } from "./problem-list";
import { WorkflowFacts } from "./workflow-facts";

/** A workflow of the library in a line or three, with what is wrong behind a fold. */
export function WorkflowLine({ row }: { row: WorkflowRow }) {
  return (
    <li className="grid gap-1 px-4 py-3">
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h3 className="flex flex-wrap items-baseline gap-x-2">
            <Link href={workflowPath(row)} className="font-medium hover:underline">
              <PlainText text={row.name} />
            </Link>
            <code className="font-mono text-ink-3 text-xs">{row.id}</code>
          </h3>
          {row.description && (
            <p className="line-clamp-2 max-w-[80ch] text-ink-2 text-sm">
              <PlainText text={row.description} />
            </p>
          )}
          {row.canStart && <WorkflowFacts row={row} className="mt-0.5" />}
        </div>
        {row.canStart && (
          <Button asChild size="sm">
            <Link href={launchPath(row)}>
              <Rocket aria-hidden />
              Launch
            </Link>
          </Button>
        )}
      </div>
      {row.problems.length > 0 && <Problems row={row} />}
    </li>
  );
}

function Problems({ row }: { row: WorkflowRow }) {
  return (
    <details className="group">
      <summary className="inline-flex list-none items-center gap-1 rounded py-0.5 pr-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 text-ink-3 group-open:rotate-90" />
        <HealthMark row={row} />
      </summary>
      <ProblemList
        problems={row.problems}
        hrefOf={({ line }) => `${workflowPath(row)}?tab=source&line=${line}`}
        className="mt-2 mb-1 ml-4.5"
      />
    </details>
  );
}
