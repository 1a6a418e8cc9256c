import { openIncident } from "./open-incident";
import { stepInRun } from "./run-keys";
import { hasEnded } from "./run-state";
import type { SignalOf } from "./signals";
import type { StepState } from "./step-state";
import { describeStop, type StopRef } from "./stop";
import type { Turn } from "./turn";

/**
 * The stop switch was pulled (product.md 3.8): what is at work in its scope is cut off and given back, and
 * nothing new starts there. Told twice, it is told once; a run that has ended is not concerned.
 */
export function holdRun(turn: Turn, { stop }: SignalOf<"holdRun">): void {
  if (hasEnded(turn.state) || turn.state.stops?.[stop.stopId]) return;
  turn.record("run.stopped", stop);
  for (const key of turn.state.open) {
    const step = turn.step(key);
    if (step && isCutBy(stop, step)) cutOff(turn, key, step, describeStop(stop));
  }
}

/** The stop was released. */
export function freeRun(turn: Turn, { stopId, releasedBy, reason }: SignalOf<"freeRun">): void {
  if (hasEnded(turn.state) || !turn.state.stops?.[stopId]) return;
  turn.record("run.released", { stopId, by: releasedBy, reason });
}

function isCutBy({ scope, target }: StopRef, { stage, agent }: StepState): boolean {
  return (stage === "queued" || stage === "working") && (scope !== "agent" || agent === target);
}

/** The attempt counts as nothing; what may have had an effect that is not repeatable is a person's to judge. */
function cutOff(turn: Turn, key: string, { stage }: StepState, sentence: string): void {
  turn.record("step.retried", {
    ...turn.place(key),
    code: "stopped",
    sentence,
    dueAt: null,
    feedback: null,
  });
  if (stage !== "working" || stepInRun(turn.index, turn.state, key)?.effect !== "unsafe") return;
  const unsafe = `${sentence} Whether its effect happened is not known, so it is not repeated by itself.`;
  openIncident(turn, key, "outcome-unknown", unsafe);
}
