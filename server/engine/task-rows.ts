import type { RunEvent } from "#workflows/run/events";
import { hasEnded, stepOf } from "#workflows/run/run-state";
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
  const rows = new TaskRows(move, workerId);
  for (const signal of move.signals) rows.report(signal);
  for (const event of move.events) rows.follow(event);
  for (const command of move.commands) if (command.type === "abortTask") rows.cancel(command.taskId);
  if (hasEnded(move.after)) for (const stepKey of move.before.open) rows.endWaiting(stepKey);
  return { made: [...rows.made.values()], changed: [...rows.changed.values()].filter(hasNews) };
}

class TaskRows {
  readonly made = new Map<string, TaskRow>();
  readonly changed = new Map<string, TaskRow>();
  readonly #scheduled = new Map<string, string>();

  constructor(
    private readonly move: RunMove,
    private readonly workerId: string,
  ) {}

  report(signal: Signal): void {
    this.#change(...fromReport(signal));
  }

  follow(event: RunEvent): void {
    if (event.type === "step.scheduled") {
      this.made.set(event.data.taskId, newTask(event, this.move, this.workerId));
      this.#scheduled.set(event.data.stepKey, event.data.taskId);
      return;
    }
    if (event.type === "step.skipped") return this.endWaiting(event.data.stepKey);
    if (event.type === "run.forked") return this.#endPast(event.data.restarts);
    if (event.type === "steps.reset") {
      for (const stepKey of event.data.resets) this.endWaiting(stepKey);
      return;
    }
    if ("stepKey" in event.data && event.data.stepKey !== null) {
      this.#change(this.#taskOf(event.data.stepKey), fromEvent(event));
    }
  }

  /** What the past of another run left open; a result that a person is asked about anew is no such thing. */
  #endPast(restarts: readonly string[]): void {
    for (const { id, status, step_key } of this.made.values()) {
      const isLeft = status === "waiting_for_hitl" && restarts.includes(step_key ?? "");
      if (status === "queued" || status === "running" || isLeft) this.cancel(id);
    }
  }

  cancel(taskId: string): void {
    this.#change(taskId, { status: "cancelled", finished_at: this.move.events.at(-1)?.at ?? null });
  }

  /** A result that waited for a decision and gets none any more. */
  endWaiting(stepKey: string): void {
    const id = this.#taskOf(stepKey);
    if (!id) return;
    const known = (this.made.get(id) ?? this.changed.get(id))?.status;
    const wasReviewing = stepOf(this.move.before, stepKey)?.stage === "reviewing";
    if (known === "waiting_for_hitl" || (known === undefined && wasReviewing)) this.cancel(id);
  }

  #taskOf(stepKey: string): string | null | undefined {
    return this.#scheduled.get(stepKey) ?? stepOf(this.move.before, stepKey)?.lastTaskId;
  }

  #change(id: string | null | undefined, fields: Partial<TaskRow>): void {
    if (!id) return;
    const row = this.made.get(id) ?? this.changed.get(id);
    if (row) Object.assign(row, fields);
    else this.changed.set(id, { id, run_id: this.move.after.runId, ...fields });
  }
}

/** More than the id of the task and of its run. */
function hasNews(row: TaskRow): boolean {
  return Object.keys(row).length > 2;
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
    case "taskAsked":
      return [signal.taskId, { model: signal.model, usage: signal.usage ?? undefined }];
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
      if (event.data.code === "retried-by-person") return {};
      return {
        status: event.data.code === "worker-lost" ? "lost" : "failed",
        finished_at: event.at,
        error: event.data.sentence,
      };
    case "incident.opened":
      return { status: "failed", finished_at: event.at, error: event.data.sentence };
    case "approval.requested":
      if (event.data.topic === "raised-hand") return { status: "completed", finished_at: event.at };
      return event.data.kind === "result" ? { status: "waiting_for_hitl" } : {};
    default:
      return {};
  }
}
