"use client";

import { CircleQuestionMark, ClipboardList, FileCheck2, type LucideIcon } from "lucide-react";
import type { MouseEvent } from "react";
import type { ApprovalKind } from "#workflows/run/events";
import { changeQuery } from "../_ui/change-query";
import { cn } from "../_ui/cn";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { useServerClock } from "../_ui/server-clock";
import { ApprovalBadge } from "../_ui/status-badge";
import { useAddress } from "../_ui/use-address";
import type { QueueRow } from "./merge-queue";

const KINDS: Record<ApprovalKind, { icon: LucideIcon; word: string }> = {
  result: { icon: FileCheck2, word: "Result of a step" },
  plan: { icon: ClipboardList, word: "Plan of a step" },
  question: { icon: CircleQuestionMark, word: "Question" },
};

type RequestRowProps = {
  row: QueueRow;
  isOpen: boolean;
  /** Tab stops here; arrows reach the others. */
  isReachable: boolean;
  onOpen: () => void;
};

/** A request of the queue: what it is about, whose it is, how old, and what else counts. */
export function RequestRow({ row, isOpen, isReachable, onOpen }: RequestRowProps) {
  const { query } = useAddress();
  const { icon: Icon, word } = KINDS[row.kind];

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (isOpen && event.detail === 0) return focusDocument();
    onOpen();
  }
  return (
    <li>
      <a
        id={rowId(row.id)}
        href={changeQuery(query.toString(), { request: row.id, view: null })}
        aria-current={isOpen ? "true" : undefined}
        tabIndex={isReachable ? 0 : -1}
        onClick={open}
        className={cn(
          "grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 px-3 py-2.5 text-sm hover:bg-hover focus-visible:outline-offset-[-2px]",
          isOpen && "bg-selected hover:bg-selected",
          row.isGone && "text-ink-3",
        )}
      >
        <Icon aria-label={word} className="mt-0.5 size-4 text-ink-3" />
        <span className="grid min-w-0 gap-0.5">
          <span className={cn("line-clamp-2 font-medium wrap-anywhere", row.isGone && "font-normal")}>
            <PlainText text={row.question} />
          </span>
          <span className="truncate text-ink-2">
            <PlainText text={row.runTitle} />
          </span>
          <RowFacts row={row} />
        </span>
      </a>
    </li>
  );
}

function RowFacts({ row }: { row: QueueRow }) {
  const { status, decision, votes, risk, dueAt, agent, workflowId, requestedAt, isGone } = row;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-3 text-xs">
      {status !== "pending" && <ApprovalBadge status={status} action={decision?.action} kind="bare" />}
      {status === "pending" && isGone && <span>no longer waits</span>}
      {decision && (
        <span>
          <PlainText text={decision.by.name} />
        </span>
      )}
      <RelativeTime at={decision?.at ?? requestedAt} />
      {dueAt && <Due at={dueAt} />}
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
  const isOverdue = useServerClock((now) => now > Date.parse(at));
  return (
    <span className={cn(isOverdue && "font-medium text-failed")}>
      {isOverdue ? "overdue since" : "due"} <RelativeTime at={at} />
    </span>
  );
}

function rowId(requestId: string): string {
  return `request-${requestId}`;
}

/** Puts the focus on a request of the queue and brings it into sight. */
export function focusRow(requestId: string): void {
  const row = document.getElementById(rowId(requestId));
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** Into what is read, where the arrows scroll. */
function focusDocument(): void {
  document.querySelector<HTMLElement>("[data-review] [role=tabpanel][data-state=active]")?.focus();
}
