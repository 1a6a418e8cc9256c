import { measureProgress } from "#workflows/run/progress";
import { hasEnded } from "#workflows/run/run-state";
import type { Signal } from "#workflows/run/signals";
import { waitingOf } from "#workflows/run/waiting";
import type { RunMove } from "./run-move";
import { toSnapshot } from "./snapshot";

/** What lists show of a run, as columns of `runs`; times in epoch milliseconds. */
function runColumns(move: RunMove) {
  const { after, workflow, withSnapshot } = move;
  const { standing } = after;
  const progress = measureProgress(workflow.definition, after);
  const openApprovals = after.pendingApprovals.length;
  return {
    run_id: after.runId,
    last_seq: after.seq,
    status: standing.status,
    ...reasonOf(move),
    waiting: waitingOf(workflow.definition, after),
    needs_person: !hasEnded(after) && (openApprovals > 0 || after.openIncidents.length > 0),
    open_approvals: openApprovals,
    steps_done: progress.done,
    steps_total: progress.total,
    percent: progress.percent,
    phase: progress.phase,
    finished_at: "at" in standing ? standing.at : null,
    state: withSnapshot ? toSnapshot(after) : null,
  };
}

function reasonOf({ after: { standing } }: RunMove): { reason_code: string | null; reason: string | null } {
  switch (standing.status) {
    case "paused":
      return { reason_code: standing.code, reason: standing.sentence };
    case "failed":
    case "cancelled":
      return { reason_code: standing.because.code, reason: standing.because.sentence };
    case "completed":
      return { reason_code: null, reason: standing.sentence };
    default:
      return { reason_code: null, reason: null };
  }
}

/** The columns of a run that starts. */
export function startColumns(move: RunMove) {
  const { after, workflow } = move;
  return {
    ...runColumns(move),
    request_id: after.startRequestId,
    workflow_sha: workflow.sha256,
    workflow_id: workflow.definition.id,
    pack: workflow.definition.pack,
    title: after.title,
    project: after.project,
    created_by: after.startedBy.name,
    input: after.input,
    started_at: after.startedAt,
    forked_from: after.forkedFrom?.runId ?? null,
    forked_seq: after.forkedFrom?.seq ?? null,
  };
}

/** The columns of a run that moves, with its guard: the number it was read at. */
export function moveColumns(move: RunMove) {
  return {
    ...runColumns(move),
    expected: move.before.seq,
    cost: costOf(move.signals),
  };
}

function costOf(signals: Signal[]): number {
  return signals.reduce((sum, signal) => sum + ("usage" in signal ? (signal.usage?.cost ?? 0) : 0), 0);
}

/** Claims that reports of this move build on. */
export function claimRows({ after, claims }: RunMove) {
  return claims.map(({ taskId, fence }) => ({ run_id: after.runId, task_id: taskId, fence }));
}
