import { actorOf, type Principal } from "#server/auth/principal";
import { refusePurged } from "#server/queries/refuse-purged";
import type { RunStatus } from "#workflows/run/run-state";
import type { SignalOf } from "#workflows/run/signals";
import type { OrderDeps } from "./order-deps";

/** An order to a whole run; the same request id again changes nothing. */
export type RunOrder = { runId: string; requestId: string; reason: string };
export type RunOrderType = "pauseRun" | "resumeRun" | "cancelRun" | "haltNext";

/** An order to a step that stands at an incident. */
export type StepOrder = RunOrder & { stepKey: string; incidentId?: string };
export type StepOrderType = "retryStep" | "skipStep" | "failStep";

/** Pauses, resumes, cancels or halts a run; answers its status after the commit. Refuses illegal moves. */
export function moveRun(
  deps: OrderDeps,
  by: Principal,
  type: RunOrderType,
  { runId, ...order }: RunOrder,
): Promise<{ status: RunStatus }> {
  return submit(deps, runId, { type, ...order, by: actorOf(by) });
}

/**
 * Retries, skips or fails a step; `input` reaches the agent of the next attempt as feedback (product.md 3.9). Refuses
 * with `history-deleted` to begin again a run that is kept only as it ended.
 */
export async function moveStep(
  deps: OrderDeps,
  by: Principal,
  type: StepOrderType,
  { runId, ...order }: StepOrder & { input?: string },
): Promise<{ status: RunStatus }> {
  if (type === "retryStep") await refusePurged(deps.db, runId);
  return submit(deps, runId, { type, ...order, by: actorOf(by) });
}

type Order = SignalOf<RunOrderType> | SignalOf<StepOrderType>;

async function submit({ engine }: OrderDeps, runId: string, signal: Order): Promise<{ status: RunStatus }> {
  const { state } = await engine.journal.submit(runId, signal);
  return { status: state.standing.status };
}
