"use client";

import { memo } from "react";
import { cn } from "../../../_ui/cn";
import { formatDuration } from "../../../_ui/format-time";
import { PlainText } from "../../../_ui/plain-text";
import type { Outcome, Stretch, TimelineRow } from "./fold-timeline";
import type { TimeScale } from "./time-scale";
import { LABELS_WIDTH } from "./timeline-axis";

export const ROW_HEIGHT = 28;

const HATCHED =
  "border-idle-line bg-[repeating-linear-gradient(135deg,var(--idle-line)_0_2px,transparent_2px_5px)]";

export const BAR_LOOKS: Record<Outcome | "wait" | "queue" | "pause" | "handed-in", string> = {
  "handed-in": "border-running-solid bg-running-soft",
  open: "border-running-solid bg-running-solid",
  completed: "border-done-solid bg-done-solid",
  failed: "border-failed-solid bg-failed-solid",
  "sent-back": "border-control bg-idle-solid",
  cancelled: "border-control bg-idle-soft",
  wait: "border-waiting-solid border-dashed bg-waiting-soft",
  queue: HATCHED,
  pause: "border-transparent border-b-idle-line border-dotted bg-transparent",
};

const WORDS: Record<Stretch["kind"], string> = {
  queue: "waited for a worker",
  work: "worked",
  wait: "waited for a person",
  pause: "waited before the next attempt",
};

type TimelineRowLineProps = {
  row: TimelineRow;
  /** Pixels from the top. */
  start: number;
  /** The row above belongs to another step. */
  isFirst: boolean;
  label: string;
  /** From 1; more than that when it is done again. */
  round: number;
  scale: TimeScale;
  now: number;
  hasQueue: boolean;
  isSelected: boolean;
  onSelect: (stepKey: string) => void;
};

/** One attempt: its name, which stays at the left, and its stretches. */
export const TimelineRowLine = memo(function TimelineRowLine(props: TimelineRowLineProps) {
  const { row, start, isFirst, label, scale, now, isSelected, onSelect } = props;
  const shown = row.stretches.filter(({ kind }) => kind !== "queue" || props.hasQueue);
  return (
    <li
      className={cn("absolute inset-x-0 top-0 flex border-b", isSelected && "bg-selected")}
      style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
    >
      <button
        type="button"
        aria-current={isSelected || undefined}
        onClick={() => onSelect(row.stepKey)}
        style={{ width: LABELS_WIDTH }}
        className={cn(
          "sticky left-0 z-1 flex shrink-0 items-center gap-1.5 border-r bg-canvas px-3 text-left text-xs hover:bg-hover focus-visible:outline-offset-[-2px]",
          isSelected && "bg-selected hover:bg-selected",
        )}
      >
        <span className={cn("min-w-0 flex-1 truncate", isFirst ? "font-medium" : "sr-only")}>
          <PlainText text={label} />
        </span>
        <span className={cn("truncate text-ink-3 tabular-nums", !isFirst && "pl-3")}>
          {sayAttempt(row, props.round)}
        </span>
        <span className="sr-only">{sayStretches(row, now)}</span>
      </button>
      <div className="relative flex-1">
        {shown.map((stretch) => (
          <Bar key={`${stretch.kind} ${stretch.from}`} {...{ stretch, row, scale, now }} />
        ))}
      </div>
    </li>
  );
});

function Bar({
  stretch,
  row,
  scale,
  now,
}: { stretch: Stretch } & Pick<TimelineRowLineProps, "row" | "scale" | "now">) {
  const { kind, from, to } = stretch;
  const x = scale.place(from);
  const width = Math.max(3, scale.place(to ?? now) - x);
  return (
    <span
      aria-hidden
      title={`${WORDS[kind]} ${formatDuration((to ?? now) - from)}`}
      style={{ left: x, width }}
      className={cn(
        "absolute rounded-sm border",
        kind === "queue" ? "inset-y-2.5" : "inset-y-1.5",
        BAR_LOOKS[kind === "work" ? lookOfWork(row, to) : kind],
      )}
    />
  );
}

/** Work that is over but not judged yet is neither at work nor completed. */
function lookOfWork({ outcome }: TimelineRow, to: number | null): keyof typeof BAR_LOOKS {
  return outcome === "open" && to !== null ? "handed-in" : outcome;
}

function sayAttempt({ attempt, agent }: TimelineRow, round: number): string {
  const words = [
    round > 1 && `round ${round}`,
    attempt === null ? "question" : attempt > 1 ? `attempt ${attempt}` : null,
    attempt === 1 && round === 1 && agent,
  ];
  return words.filter(Boolean).join(" · ");
}

function sayStretches({ stretches, outcome }: TimelineRow, now: number): string {
  const said = stretches.map(({ kind, from, to }) => `${WORDS[kind]} ${formatDuration((to ?? now) - from)}`);
  return [...said, outcome === "open" ? "goes on" : outcome.replace("-", " ")].join(", ");
}
