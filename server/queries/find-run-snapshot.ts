import type { WorkflowDefinition } from "#workflows/definition/definition";
import { RunRefusal } from "#workflows/run/refusal";
import type { RunState } from "#workflows/run/run-state";
import type { Reading } from "./reading";

/**
 * Where a follower begins that folds events itself: the state at `state.seq`, and the definition that the run is
 * pinned to. Times in the state are epoch milliseconds, as recorded, so that folding goes on from it.
 */
export type RunSnapshot = { state: RunState; definition: WorkflowDefinition };

/** Refuses with `not-found`. */
export async function findRunSnapshot(reading: Reading, runId: string): Promise<RunSnapshot> {
  const state = await reading.readRun(runId);
  if (!state) throw new RunRefusal("not-found", "There is no such run.");
  const { definition } = await reading.findWorkflow(state.workflowSha);
  return { state, definition };
}
