import type { Journal } from "#server/engine/journal";
import type { BulkAction } from "#server/queries/bulk-row";
import type { Actor } from "#workflows/run/actor";
import { failedStepOf } from "#workflows/run/plan-rerun";
import { RunRefusal } from "#workflows/run/refusal";
import { hasEnded, type RunState } from "#workflows/run/run-state";
import type { SignalOf } from "#workflows/run/signals";

/** One order of a job; `requestId` names the job and the run, so that it is carried out once. */
export type BulkItemOrder = {
  runId: string;
  action: BulkAction;
  requestId: string;
  reason: string;
  by: Actor;
};

type Signal = SignalOf<"pauseRun" | "resumeRun" | "cancelRun" | "retryStep">;

/**
 * Carries an order out on one run as the run stands now. Rejects with RunRefusal, also where the run is already as
 * ordered: a person wants to know which runs they moved. An order that was carried out before is done.
 */
export async function orderRun(
  journal: Pick<Journal, "submit" | "readRun">,
  { runId, action, ...order }: BulkItemOrder,
): Promise<void> {
  const state = await journal.readRun(runId);
  if (!state) throw new RunRefusal("not-found", "There is no such run.");
  if (state.orders.includes(order.requestId)) return;
  await journal.submit(runId, signalFor(action, state, order));
}

function signalFor(
  action: BulkAction,
  state: RunState,
  order: Omit<BulkItemOrder, "runId" | "action">,
): Signal {
  const { standing } = state;
  const isPaused = standing.status === "paused" && standing.code === "person";
  switch (action) {
    case "pause":
      if (isPaused) throw refuse(state, "It is paused already.");
      return { type: "pauseRun", ...order };
    case "resume":
      if (!isPaused && !hasEnded(state)) throw refuse(state, "Nobody paused it.");
      return { type: "resumeRun", ...order };
    case "cancel":
      if (standing.status === "cancelled") throw refuse(state, "It is cancelled already.");
      return { type: "cancelRun", ...order };
    case "retry":
      return { type: "retryStep", ...stepToRetry(state), ...order };
  }
}

/** The step at the oldest open incident, or the one at which the run failed. */
function stepToRetry(state: RunState): { stepKey: string; incidentId?: string } {
  const [incidentId] = state.openIncidents;
  const incident = incidentId === undefined ? undefined : state.incidents[incidentId];
  if (incident) return { stepKey: incident.stepKey, incidentId };
  const stepKey = failedStepOf(state);
  if (stepKey !== undefined) return { stepKey };
  const isFailed = state.standing.status === "failed";
  const why = isFailed ? "It failed at no single step: open it and choose where to go on." : null;
  throw refuse(state, why ?? "It stands at no incident and has not failed.");
}

function refuse({ standing }: RunState, sentence: string): RunRefusal {
  return new RunRefusal("illegal-move", sentence, { from: standing.status, to: standing.status });
}
