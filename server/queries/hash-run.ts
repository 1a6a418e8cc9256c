import { RunRefusal } from "#workflows/run/refusal";
import { hashState } from "#workflows/run/state-hash";
import type { Reading } from "./reading";

/** The hash of a run's state at event `seq`: a page that folded the same events has the same. Refuses with `not-found`. */
export async function hashRun(reading: Reading, runId: string): Promise<{ seq: number; hash: string }> {
  const state = await reading.readRun(runId);
  if (!state) throw new RunRefusal("not-found", "There is no such run.");
  return { seq: state.seq, hash: hashState(state) };
}
