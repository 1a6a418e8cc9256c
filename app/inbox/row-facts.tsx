"use client";

import { cn } from "../_ui/cn";
import { formatAge } from "../_ui/format-time";
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
      {isOpen && dueAt && <Due at={dueAt} />}
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

function Due({ at }: { at: string }) {
  const due = useServerClock((now) => sayDue(Date.parse(at), now));
  return (
    <span className={cn(due.endsWith("overdue") && "font-medium text-failed")}>
      <time dateTime={at}>{due}</time>
    </span>
  );
}

/** "due in 2 h", "1 d overdue". Epoch milliseconds. */
export function sayDue(at: number, now: number): string {
  const age = formatAge(at, now);
  if (at > now) return `due ${age}`;
  return age === "now" ? "just overdue" : age.replace(/ ago$/, " overdue");
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
