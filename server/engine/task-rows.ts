import type { RunEvent } from "#workflows/run/events";
import { stepOf } from "#workflows/run/run-state";
import type { Signal, Usage } from "#workflows/run/signals";
import type { RunMove } from "./run-move";

/** A row of `tasks` as the journal's statement takes it; times in epoch milliseconds. */
export type TaskRow = {
  id: string;
  run_id: string;
  step_key?: string;
  iteration?: number;
  attempt?: number;
  agent?: string;
  status?: string;
  worker_id?: string | null;
  fence?: number;
  queued_at?: number;
  started_at?: number | null;
  finished_at?: number | null;
  model?: string;
  usage?: Usage;
  error?: string | null;
};

/** Tasks that a move makes, and what it changes on those made before. */
export function taskRows(move: RunMove, workerId: string): { made: TaskRow[]; changed: TaskRow[] } {
  const made = new Map<string, TaskRow>();
  const changed = new Map<string, TaskRow>();
  const scheduled = new Map<string, string>();
  const taskOf = (stepKey: string) => scheduled.get(stepKey) ?? stepOf(move.before, stepKey)?.lastTaskId;
  const change = (id: string | null | undefined, fields: Partial<TaskRow>) => {
    if (!id) return;
    const row = made.get(id) ?? changed.get(id);
    if (row) Object.assign(row, fields);
    else changed.set(id, { id, run_id: move.after.runId, ...fields });
  };
  for (const signal of move.signals) change(...fromReport(signal));
  for (const event of move.events) {
    if (event.type === "step.scheduled") {
      made.set(event.data.taskId, newTask(event, move, workerId));
      scheduled.set(event.data.stepKey, event.data.taskId);
    } else if ("stepKey" in event.data && event.data.stepKey !== null) {
      change(taskOf(event.data.stepKey), fromEvent(event));
    }
  }
  for (const command of move.commands) {
    if (command.type === "abortTask") change(command.taskId, { status: "cancelled", finished_at: at(move) });
  }
  return {
    made: [...made.values()],
    changed: [...changed.values()].filter((row) => Object.keys(row).length > 2),
  };
}

function newTask(
  event: Extract<RunEvent, { type: "step.scheduled" }>,
  move: RunMove,
  workerId: string,
): TaskRow {
  const { taskId, stepKey, iteration, attempt, agent } = event.data;
  const isLeased = move.leased.has(taskId);
  return {
    id: taskId,
    run_id: move.after.runId,
    step_key: stepKey,
    iteration,
    attempt,
    agent,
    status: isLeased ? "running" : "queued",
    worker_id: isLeased ? workerId : null,
    fence: isLeased ? 1 : 0,
    queued_at: event.at,
    started_at: isLeased ? event.at : null,
  };
}

/** What a worker says of its task beside what becomes of the step. */
function fromReport(signal: Signal): [string | null, Partial<TaskRow>] {
  switch (signal.type) {
    case "taskSucceeded":
      return [signal.taskId, { model: signal.model, usage: signal.usage }];
    case "taskFailed":
      return [signal.taskId, { error: signal.message }];
    default:
      return [null, {}];
  }
}

/** A task ends as its step's attempt does (product.md 4). */
function fromEvent(event: RunEvent): Partial<TaskRow> {
  switch (event.type) {
    case "step.started":
      return { started_at: event.at };
    case "step.completed":
      return { status: "completed", finished_at: event.at };
    case "step.failed":
      return { status: "failed", finished_at: event.at, error: event.data.sentence };
    case "step.retried":
      return {
        status: event.data.code === "worker-lost" ? "lost" : "failed",
        finished_at: event.at,
        error: event.data.sentence,
      };
    case "incident.opened":
      return { status: "failed", finished_at: event.at, error: event.data.sentence };
    case "approval.requested":
      return event.data.kind === "result" ? { status: "waiting_for_hitl" } : {};
    default:
      return {};
  }
}

function at(move: RunMove): number | null {
  return move.events.at(-1)?.at ?? null;
}
