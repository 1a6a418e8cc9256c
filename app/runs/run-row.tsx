import Link from "next/link";
import { memo } from "react";
import { formatCost } from "../_ui/format-cost";
import { RelativeTime } from "../_ui/relative-time";
import { RunBadge } from "../_ui/status-badge";
import { TableCell, TableRow } from "../_ui/table";
import { TickingDuration } from "../_ui/ticking-duration";
import type { RunItem } from "./run-item";
import { RunProgress } from "./run-progress";
import { RunWaiting } from "./run-waiting";

/** A run in the table; a press anywhere on it opens the run. */
export const RunRow = memo(function RunRow({ run }: { run: RunItem }) {
  return (
    <TableRow data-run-id={run.id} className="relative scroll-mt-32 scroll-mb-16 focus-within:bg-hover">
      <TableCell className="pl-4">
        <RunBadge status={run.status} reason={run.reason} kind="bare" />
      </TableCell>
      <TableCell className="h-12">
        <Link
          href={`/runs/${run.id}`}
          className="block truncate font-medium text-ink after:absolute after:inset-0 focus:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink focus-visible:after:outline-offset-[-2px]"
        >
          {run.title}
        </Link>
        <span
          className="block truncate text-ink-3 text-xs"
          title={`${run.workflowId}, version ${run.workflowVersion}`}
        >
          {run.workflowId} <span className="font-mono">{run.workflowVersion.slice(0, 7)}</span>
        </span>
      </TableCell>
      <TableCell>
        <RunWaiting run={run} />
      </TableCell>
      <TableCell>
        <RunProgress run={run} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-ink-2 tabular-nums">
        <RelativeTime at={run.startedAt} className="relative" />
      </TableCell>
      <TableCell className="whitespace-nowrap text-right text-ink-2 tabular-nums max-xl:hidden">
        <RunDuration run={run} />
      </TableCell>
      <TableCell className="pr-4 text-right text-ink-2 tabular-nums max-xl:hidden">
        {formatCost(run.cost)}
      </TableCell>
    </TableRow>
  );
});

export function RunDuration({ run }: { run: RunItem }) {
  const to = run.finishedAt === null ? null : Date.parse(run.finishedAt);
  return <TickingDuration from={Date.parse(run.startedAt)} to={to} />;
}
