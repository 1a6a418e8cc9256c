"use client";

import { Pin, PinOff } from "lucide-react";
import Link from "next/link";
import type { WorkflowRow } from "#server/queries/list-workflows";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";
import { formatDuration } from "../_ui/format-time";
import { IconButton } from "../_ui/icon-button";
import { PlainText } from "../_ui/plain-text";
import { RelativeTime } from "../_ui/relative-time";
import { RunBadge } from "../_ui/status-badge";
import { launchPath } from "../workflows/find-workflows";
import { HealthMark } from "../workflows/health-mark";
import { WorkflowFacts } from "../workflows/workflow-facts";
import { pinName, togglePinned } from "./pinned-workflows";
import { useWorkflowUse } from "./use-workflow-use";

type GalleryCardProps = { row: WorkflowRow; isPinned: boolean };

/** A workflow that can be launched; the whole card leads to its form. */
export function GalleryCard({ row, isPinned }: GalleryCardProps) {
  return (
    <li className="relative grid grid-rows-[auto_1fr_auto] gap-2 rounded-lg border bg-surface p-4 hover:border-line-strong hover:bg-hover">
      <div className="flex items-start gap-2">
        <h3 className="min-w-0 flex-1 font-medium wrap-anywhere">
          <Link
            href={launchPath(row)}
            className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink focus-visible:after:outline-offset-2"
          >
            <PlainText text={row.name} />
          </Link>
        </h3>
        <IconButton
          label={isPinned ? "Unpin" : "Pin to the top"}
          size="sm"
          icon={isPinned ? <PinOff /> : <Pin />}
          onClick={() => togglePinned(pinName(row))}
          className="relative -mt-1.5 -mr-2"
        />
      </div>
      <p className="line-clamp-3 self-start text-ink-2 text-sm">
        <PlainText text={row.description} />
      </p>
      <div className="grid gap-1">
        <WorkflowFacts row={row} isPackShown />
        {row.sequences.length > 1 && (
          <p className="text-ink-2 text-xs">{countOf(row.sequences.length, "sequence")} to choose from</p>
        )}
        <CardUse row={row} />
        <HealthMark row={row} className="whitespace-normal" />
      </div>
    </li>
  );
}

/** How it went lately. */
function CardUse({ row }: { row: WorkflowRow }) {
  const use = useWorkflowUse(row);
  if (!use?.lastRun) return <p className="text-ink-3 text-xs">Not started yet</p>;
  const { status, reason, startedAt } = use.lastRun;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-2 text-xs">
      <span className="inline-flex items-center gap-1.5">
        Last: <RunBadge status={status} reason={reason} kind="bare" /> <RelativeTime at={startedAt} />
      </span>
      {use.medianMs !== null && (
        <span className="tabular-nums">
          usually {formatDuration(use.medianMs)}, {formatCost(use.medianCost ?? 0)}
        </span>
      )}
    </p>
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
        <Link href={launchPath(row)} className="hover:underline">
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
