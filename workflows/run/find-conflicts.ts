import { latestOf, stepOf } from "./run-state";
import type { Concern, DocumentRef } from "./signals";
import type { Turn } from "./turn";

/**
 * Documents handed in that somebody else changed while the step was at work: its version was written without that
 * change and would undo it (product.md 4, conflict_detected). To be asked before the new versions are stored.
 */
export function findConflicts(turn: Turn, stepKey: string, handed: readonly DocumentRef[]): Concern[] {
  const { state } = turn;
  const step = stepOf(state, stepKey);
  const since = step?.startedAt ?? step?.scheduledAt ?? Number.POSITIVE_INFINITY;
  return handed.flatMap(({ name, sha256 }) => {
    const latest = latestOf(state, name);
    const isNews = latest && latest.stepKey !== stepKey && latest.at > since && latest.sha256 !== sha256;
    if (!isNews) return [];
    const sentence = `${latest.stepKey} changed ${name} (version ${latest.version}) while ${stepKey} was at work on it: that change is not in this version.`;
    return [{ trigger: "conflict_detected", sentence }];
  });
}
