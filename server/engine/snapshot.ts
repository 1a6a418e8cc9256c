import { REDUCER } from "#workflows/run/reducer";
import type { RunState } from "#workflows/run/run-state";

/** A state as it is kept beside its run, with the number of the fold that made it; without one, the first. */
export type Snapshot = RunState & { reducer?: number };

export function toSnapshot(state: RunState): Snapshot {
  return { ...state, reducer: REDUCER };
}

/**
 * The state of a snapshot. Null when a build with another fold wrote it: that one may have passed over facts that
 * this one follows, so the events are folded anew (E32), unless they were deleted and the snapshot is all there is.
 */
export function fromSnapshot({ reducer = 1, ...state }: Snapshot, isPurged: boolean): RunState | null {
  return isPurged || reducer === REDUCER ? state : null;
}
