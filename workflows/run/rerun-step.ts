import { planRerun, type Rerun } from "./plan-rerun";
import { RunRefusal } from "./refusal";
import { hasEnded } from "./run-state";
import type { SignalOf } from "./signals";
import type { Turn } from "./turn";

/**
 * Has a step, and all that comes after it, done again in place (product.md 3.10); a run that completed or failed
 * is opened again by that. What was cancelled stays so.
 */
export function rerunStep(turn: Turn, signal: SignalOf<"retryStep">): void {
  const { stepKey, reason, requestId } = signal;
  const { standing } = turn.state;
  if (standing.status === "cancelled") {
    const message = "The run was cancelled, and that is final. Fork it to go on from one of its steps.";
    throw new RunRefusal("illegal-move", message, { from: "cancelled", to: "running" });
  }
  const plan = findPlan(turn, stepKey);
  turn.dropWaits([...plan.resets, ...plan.reopens], `${turn.by.name} had it done again.`);
  if (hasEnded(turn.state) && standing.status !== "running") {
    const from = standing.status === "failed" ? "failed" : "completed";
    turn.record("run.reopened", { ...turn.place(plan.from), from, by: turn.by, reason });
  }
  resetFrom(turn, plan, signal.input ?? "", { reason, requestId });
}

/** Records that the steps of a plan begin anew; `note` goes to the agent of the first. */
export function resetFrom(
  turn: Turn,
  { from, resets, reopens, withdraws, restores, forgets, lastAgent }: Rerun,
  note: string,
  order: { reason: string; requestId?: string },
): void {
  const place = turn.place(from);
  const comment = note.trim();
  turn.record("steps.reset", {
    ...place,
    because: "rerun",
    round: place.iteration + 1,
    resets,
    forgets,
    withdraws,
    feedback: comment === "" ? null : { by: turn.by.name, comment },
    reopens,
    restores,
    lastAgent,
    by: turn.by,
    ...order,
  });
}

function findPlan(turn: Turn, stepKey: string): Rerun {
  const plan = planRerun(turn.index.definition, turn.state, stepKey);
  if (plan) return plan;
  if (!turn.index.node.has(stepKey.replace(/\[\d+\]/g, ""))) {
    throw new RunRefusal("not-found", `The step "${stepKey}" is not part of this workflow.`);
  }
  const message = `The run has not reached the step "${stepKey}" yet: there is nothing to do again.`;
  throw new RunRefusal("illegal-move", message, { from: "not reached yet", to: "retried" });
}
