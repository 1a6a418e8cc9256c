import Link from "next/link";
import type { ReactNode } from "react";
import { formatCost } from "../_ui/format-cost";
import { RelativeTime } from "../_ui/relative-time";
import { RunBadge } from "../_ui/status-badge";
import type { RunColumnId } from "./run-columns";
import type { RunItem } from "./run-item";
import { RunProgress } from "./run-progress";
import { RunTags } from "./run-tags";
import { RunTime } from "./run-time";
import { RunWaiting } from "./run-waiting";

type RunCellProps = {
  run: RunItem;
  column: RunColumnId;
  ownerName: string;
  /** What the row has to say for a moment; it stands in place of what says how the run stands. */
  note: ReactNode;
};

/** What a column shows of a run. */
export function RunCell({ run, column, ownerName, note }: RunCellProps) {
  switch (column) {
    case "status":
      return <RunBadge status={run.status} reason={run.reason} waiting={run.waiting} kind="bare" />;
    case "run":
      return <RunName run={run} note={note} />;
    case "waiting":
      return note ?? <RunWaiting run={run} />;
    case "progress":
      return <RunProgress run={run} />;
    case "started":
      return <RelativeTime at={run.startedAt} className="relative whitespace-nowrap" />;
    case "duration":
      return <RunTime run={run} className="whitespace-nowrap" />;
    case "cost":
      return formatCost(run.cost);
    case "workflow":
      return <span className="block truncate">{run.workflowId}</span>;
    case "project":
      return <span className="block truncate">{run.project}</span>;
    case "tags":
      return <RunTags tags={run.tags} />;
    case "owner":
      return <span className="block truncate">{ownerName}</span>;
  }
}

function RunName({ run, note }: { run: RunItem; note: ReactNode }) {
  return (
    <>
      <Link
        href={`/runs/${run.id}`}
        className="block truncate font-medium text-ink after:absolute after:inset-0 focus:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink focus-visible:after:outline-offset-[-2px]"
      >
        {run.title}
      </Link>
      {note ? (
        <span className="block text-xs [&_.line-clamp-2]:line-clamp-1">{note}</span>
      ) : (
        <span
          className="block truncate text-ink-3 text-xs"
          title={`${run.workflowId}, version ${run.workflowVersion}`}
        >
          {run.workflowId} <span className="font-mono">{run.workflowVersion.slice(0, 7)}</span>
        </span>
      )}
    </>
  );
}
