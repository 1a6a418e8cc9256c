import { tasks } from "#db/tables/tasks";
import type { Usage } from "#workflows/run/signals";

type Stored = typeof tasks.$inferSelect;

/** One attempt of a step by an agent. `model`, `usage` are null until it reported; cost in US dollars. */
export type TaskRow = {
  id: string;
  runId: string;
  stepKey: string;
  iteration: number;
  attempt: number;
  agent: string;
  status: Stored["status"];
  queuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  usage: Usage | null;
  model: string | null;
  error: string | null;
};

/** What `showTask` takes. */
export const taskColumns = {
  id: tasks.id,
  runId: tasks.runId,
  stepKey: tasks.stepKey,
  iteration: tasks.iteration,
  attempt: tasks.attempt,
  agent: tasks.agent,
  status: tasks.status,
  queuedAt: tasks.queuedAt,
  startedAt: tasks.startedAt,
  finishedAt: tasks.finishedAt,
  usage: tasks.usage,
  model: tasks.model,
  error: tasks.error,
};

export type StoredTask = Pick<Stored, keyof typeof taskColumns>;

export function showTask<Task extends StoredTask>(task: Task) {
  return {
    ...task,
    queuedAt: task.queuedAt.toISOString(),
    startedAt: task.startedAt?.toISOString() ?? null,
    finishedAt: task.finishedAt?.toISOString() ?? null,
  };
}
