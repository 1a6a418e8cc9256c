import { hasEnded } from "#workflows/run/run-state";
import { CHANGED_APPROVALS, DECISIONS, MADE_APPROVALS, REMARKS } from "./approval-parts";
import { approvalRows } from "./approval-rows";
import { auditBodies } from "./audit-bodies";
import type { PartRows } from "./compose-statement";
import { ARTIFACTS, CONTENTS } from "./document-parts";
import type { RunMove } from "./run-move";
import { AUDIT, CLAIMS, EVENTS, HANDOFFS, MOVED, STARTED } from "./run-parts";
import { claimRows, moveColumns, startColumns } from "./run-rows";
import { CHANGED_TASKS, ENDED_TIMERS, MADE_TASKS, MADE_TIMERS } from "./task-parts";
import { taskRows } from "./task-rows";

/** What a batch of moves changes, part by part, in the order it is written. */
export function statementRows(moves: readonly RunMove[], workerId: string): PartRows[] {
  const tasks = moves.map((move) => taskRows(move, workerId));
  const approvals = moves.map(approvalRows);
  return [
    { part: CLAIMS, rows: moves.flatMap(claimRows) },
    { part: MOVED, rows: moves.filter((move) => !isStart(move)).map(moveColumns) },
    { part: STARTED, rows: moves.filter(isStart).map(startColumns) },
    { part: EVENTS, rows: moves.flatMap(eventRows) },
    { part: MADE_TASKS, rows: tasks.flatMap(({ made }) => made) },
    { part: CHANGED_TASKS, rows: tasks.flatMap(({ changed }) => changed) },
    { part: CHANGED_APPROVALS, rows: approvals.flatMap(({ changed }) => changed) },
    { part: MADE_APPROVALS, rows: approvals.flatMap(({ made }) => made) },
    { part: DECISIONS, rows: approvals.flatMap(({ decisions }) => decisions) },
    { part: REMARKS, rows: approvals.flatMap(({ remarks }) => remarks) },
    { part: CONTENTS, rows: moves.flatMap(({ contents }) => contents) },
    { part: ARTIFACTS, rows: moves.flatMap(artifactRows) },
    { part: HANDOFFS, rows: moves.flatMap(handoffRows) },
    { part: MADE_TIMERS, rows: moves.flatMap(newTimers) },
    { part: ENDED_TIMERS, rows: moves.flatMap(oldTimers) },
    { part: AUDIT, rows: moves.flatMap(auditBodies).map((row, position) => ({ ...row, position })) },
  ];
}

function isStart({ before }: RunMove): boolean {
  return before.seq === 0;
}

function eventRows({ after, events }: RunMove) {
  return events.map(({ seq, at, type, data }) => ({ run_id: after.runId, seq, at, type, data }));
}

function artifactRows({ after, events }: RunMove) {
  return events.flatMap((event) => {
    if (event.type !== "artifact.made") return [];
    const { artifactId, name, version, sha256, mediaType, size, stepKey, iteration, taskId, by } = event.data;
    const made = {
      id: artifactId,
      run_id: after.runId,
      name,
      version,
      sha256,
      size,
      iteration,
      at: event.at,
    };
    return [
      { ...made, media_type: mediaType, step_key: stepKey, task_id: taskId, by_id: by.id, by_name: by.name },
    ];
  });
}

function handoffRows({ after, events }: RunMove) {
  return events.flatMap((event) => {
    if (event.type !== "handoff.made") return [];
    const { handoff, stepKey } = event.data;
    const { handoff_id: id, from_agent, to_agent } = handoff;
    return [{ id, run_id: after.runId, step_key: stepKey, from_agent, to_agent, handoff, at: event.at }];
  });
}

function newTimers({ after, commands }: RunMove) {
  if (hasEnded(after)) return [];
  return commands.flatMap((command) =>
    command.type === "setTimer"
      ? [{ run_id: after.runId, key: command.timerKey, due_at: command.dueAt }]
      : [],
  );
}

/** Timers that fired; every one of a run that ended (`key` null). */
function oldTimers({ after, signals }: RunMove): { run_id: string; key: string | null }[] {
  const fired = signals.flatMap((signal) =>
    signal.type === "timerFired" ? [{ run_id: after.runId, key: signal.timerKey }] : [],
  );
  return hasEnded(after) ? [{ run_id: after.runId, key: null }] : fired;
}
