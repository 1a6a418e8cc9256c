"use client";

import { DueTime } from "../_ui/due-time";
import { PlainText } from "../_ui/plain-text";
import { AbsoluteTime, RelativeTime } from "../_ui/relative-time";
import { useServerClock } from "../_ui/server-clock";
import { ApprovalBadge } from "../_ui/status-badge";
import type { QueueRow } from "./merge-queue";

/** The small line of a row: state, age, time limit, votes, risk, where it comes from. */
export function RowFacts({ row }: { row: QueueRow }) {
  const { status, decision, votes, risk, dueAt, snoozedUntil, agent, workflowId, requestedAt, isGone } = row;
  const isOpen = status === "pending";
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-3 text-xs">
      {!isOpen && <ApprovalBadge status={status} action={decision?.action} kind="bare" />}
      {isOpen && isGone && <span>no longer waits</span>}
      {decision && (
        <span>
          <PlainText text={decision.by.name} />
        </span>
      )}
      <RelativeTime at={decision?.at ?? requestedAt} />
      {isOpen && dueAt && <DueTime at={dueAt} />}
      {isOpen && snoozedUntil && <Snoozed until={snoozedUntil} />}
      {votes.need > 1 && (
        <span>
          {votes.have} of {votes.need} votes
        </span>
      )}
      {risk === "high" && (
        <span className="rounded border border-line-strong px-1 text-ink-2">high risk</span>
      )}
      <span className="truncate">
        {workflowId}
        {agent && `, ${agent}`}
      </span>
    </span>
  );
}

function Snoozed({ until }: { until: string }) {
  const isAsleep = useServerClock((now) => now < Date.parse(until));
  return (
    isAsleep && (
      <span>
        until <AbsoluteTime at={until} />
      </span>
    )
  );
}
