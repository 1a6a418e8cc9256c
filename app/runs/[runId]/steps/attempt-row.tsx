import { PlainText } from "../../../_ui/plain-text";
import { TickingDuration } from "../../../_ui/ticking-duration";
import { workEndOf } from "../attempts-at";
import type { AttemptOfStep } from "./tree-steps";

type AttemptRowProps = { attempt: AttemptOfStep; round: number; onSelect: (stepKey: string) => void };

/** One of several attempts at a step: who, how it came out, how long. */
export function AttemptRow({ attempt, round, onSelect }: AttemptRowProps) {
  const { stepKey, attempt: number, agent, status, startedAt, error } = attempt;
  const end = workEndOf(attempt);
  return (
    <button
      type="button"
      onClick={() => onSelect(stepKey)}
      className="flex w-full items-baseline gap-3 py-1 pr-4 text-left text-ink-2 text-xs tabular-nums hover:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <span className="shrink-0">
        {round > 1 && `round ${round}, `}attempt {number}
      </span>
      <span className="shrink-0">{WORDS[status] ?? status}</span>
      <span className="min-w-0 flex-1 truncate text-ink-3">
        <PlainText text={error ?? agent} />
      </span>
      {startedAt !== null && (
        <TickingDuration
          from={Date.parse(startedAt)}
          to={end === null ? null : Date.parse(end)}
          className="shrink-0"
        />
      )}
    </button>
  );
}

const WORDS: Partial<Record<string, string>> = {
  queued: "waits for a worker",
  running: "at work",
  waiting_for_hitl: "waits for a person",
  lost: "its worker was lost",
};
