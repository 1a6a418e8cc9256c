import { toJsonText } from "#db/json-codec";
import { hasEnded } from "#workflows/run/run-state";
import { approvalRows } from "./approval-rows";
import { auditBodies } from "./audit-bodies";
import type { RunMove } from "./run-move";
import { moveColumns, startColumns } from "./run-rows";
import { taskRows } from "./task-rows";

/** The parameters `$1` to `$15` of the journal's statement for a batch of moves, in the order of `moves`. */
export function statementRows(moves: readonly RunMove[], workerId: string): unknown[] {
  const isStart = (move: RunMove) => move.before.seq === 0;
  const tasks = moves.map((move) => taskRows(move, workerId));
  const approvals = moves.map(approvalRows);
  const rows = [
    moves.filter((move) => !isStart(move)).map(moveColumns),
    moves.filter(isStart).map(startColumns),
    moves.flatMap(eventRows),
    tasks.flatMap(({ made }) => made),
    tasks.flatMap(({ changed }) => changed),
    approvals.flatMap(({ made }) => made),
    approvals.flatMap(({ changed }) => changed),
    approvals.flatMap(({ decisions }) => decisions),
    moves.flatMap(artifactRows),
    moves.flatMap(handoffRows),
    moves.flatMap(newTimers),
    moves.flatMap(oldTimers),
    moves.flatMap(auditBodies),
  ];
  const contents = moves.flatMap((move) => move.contents);
  return [...rows.map(toJsonText), contents.map(({ sha256 }) => sha256), contents.map(({ bytes }) => bytes)];
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
