import Link from "next/link";
import { memo } from "react";
import { RelativeTime } from "../_ui/relative-time";
import { RunBadge } from "../_ui/status-badge";
import type { RunItem } from "./run-item";
import { RunProgress } from "./run-progress";
import { RunTime } from "./run-time";
import { RunWaiting } from "./run-waiting";

/** The list on narrow screens. */
export function RunsCards({ runs }: { runs: readonly RunItem[] }) {
  return (
    <ul aria-label="Runs" className="divide-y divide-line">
      {runs.map((run) => (
        <RunCard key={run.id} run={run} />
      ))}
    </ul>
  );
}

const RunCard = memo(function RunCard({ run }: { run: RunItem }) {
  return (
    <li data-run-id={run.id}>
      <Link
        href={`/runs/${run.id}`}
        className="grid grid-cols-[minmax(0,1fr)] gap-1.5 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <span className="flex items-start justify-between gap-3">
          <span className="line-clamp-2 min-w-0 wrap-anywhere font-medium">{run.title}</span>
          <RelativeTime at={run.startedAt} className="shrink-0 text-ink-3 text-xs leading-5" />
        </span>
        <span className="flex items-center justify-between gap-3">
          <RunBadge status={run.status} reason={run.reason} waiting={run.waiting} kind="bare" />
          <span className="truncate text-ink-3 text-xs">
            {run.workflowId} ·{" "}
            <RunTime run={run} className="[&>span]:inline [&>span]:before:content-['_·_']" />
          </span>
        </span>
        <span className="text-sm">
          <RunWaiting run={run} />
        </span>
        <RunProgress run={run} />
      </Link>
    </li>
  );
});
