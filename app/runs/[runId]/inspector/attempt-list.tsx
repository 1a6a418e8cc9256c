"use client";

import type { RunView } from "#workflows/run/run-view";
import { Badge } from "../../../_ui/badge";
import { Button } from "../../../_ui/button";
import { countOf } from "../../../_ui/count-of";
import { formatCost } from "../../../_ui/format-cost";
import { PlainText } from "../../../_ui/plain-text";
import { RelativeTime } from "../../../_ui/relative-time";
import { TickingDuration } from "../../../_ui/ticking-duration";
import { type Attempt, workEndOf } from "../attempts-at";
import { OFFLINE } from "../offline-badge";
import { roundOf } from "../steps/round-of";
import { useStepAttempts } from "../use-attempts";

/** Each attempt at a step, newest first: who, with what model, how long, at what cost, and what went wrong. */
export function AttemptList({ view, stepKey }: { view: RunView; stepKey: string }) {
  const { attempts, loadEarlier, isLoading } = useStepAttempts(view, stepKey);
  if (attempts.length === 0) return <p className="text-ink-2">None yet.</p>;
  return (
    <>
      <ol className="grid gap-2">
        {attempts.map((attempt) => (
          <li key={attempt.id} className="rounded-md border bg-surface px-3 py-2">
            <AttemptFacts attempt={attempt} round={roundOf(attempt, view.blocks)} />
          </li>
        ))}
      </ol>
      {loadEarlier && (
        <Button size="sm" className="mt-2" disabled={isLoading} onClick={loadEarlier}>
          {isLoading ? "Loading earlier attempts…" : "Earlier attempts"}
        </Button>
      )}
    </>
  );
}

function AttemptFacts({ attempt, round }: { attempt: Attempt; round: number }) {
  const { attempt: number, agent, status, startedAt, queuedAt, error } = attempt;
  const end = workEndOf(attempt);
  return (
    <div className="grid gap-1 text-xs">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <b className="font-medium text-ink text-sm">
          Attempt {number}
          {round > 1 && `, round ${round}`}
        </b>
        <span className="text-ink-2">{STATUS_WORDS[status]}</span>
        <span className="ml-auto text-ink-3 tabular-nums">
          {startedAt ? (
            <TickingDuration from={Date.parse(startedAt)} to={end === null ? null : Date.parse(end)} />
          ) : (
            "not begun"
          )}
        </span>
      </p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
        {agent}
        <Model model={attempt.model} />
        <RelativeTime at={startedAt ?? queuedAt} />
      </p>
      <Usage usage={attempt.usage} />
      {error && (
        <p className="text-failed [overflow-wrap:anywhere]">
          <PlainText text={error} />
        </p>
      )}
    </div>
  );
}

function Model({ model }: Pick<Attempt, "model">) {
  if (model === null) return null;
  return <Badge className={model === OFFLINE ? "border-dashed" : ""}>{model}</Badge>;
}

function Usage({ usage }: Pick<Attempt, "usage">) {
  if (!usage || usage.inputTokens + usage.outputTokens === 0) return null;
  return (
    <p className="text-ink-2 tabular-nums">
      {countOf(usage.inputTokens, "token")} in, {countOf(usage.outputTokens, "token")} out,{" "}
      {formatCost(usage.cost)}
    </p>
  );
}

const STATUS_WORDS: Record<Attempt["status"], string> = {
  queued: "waits for a worker",
  running: "at work",
  waiting_for_hitl: "waits for a person",
  completed: "completed",
  failed: "failed",
  lost: "its worker was lost",
  cancelled: "cancelled",
};
