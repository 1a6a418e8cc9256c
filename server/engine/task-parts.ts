import { isAccepted, type StatementPart, timeOf } from "./statement-part";

const TASK = {
  id: "text",
  run_id: "uuid",
  status: "text",
  started_at: "float8",
  finished_at: "float8",
  model: "text",
  usage: "jsonb",
  error: "text",
} as const;

export const MADE_TASKS: StatementPart = {
  name: "made-tasks",
  columns: {
    ...TASK,
    step_key: "text",
    iteration: "int",
    attempt: "int",
    agent: "text",
    worker_id: "text",
    fence: "int",
    queued_at: "float8",
  },
  sql: (rows) => `made_tasks as (
  insert into tasks (id, run_id, step_key, iteration, attempt, agent, status, worker_id, fence, queued_at, started_at,
    finished_at, model, usage, error)
  select t.id, t.run_id, t.step_key, t.iteration, t.attempt, t.agent, t.status, t.worker_id, t.fence,
    ${timeOf("t.queued_at")}, ${timeOf("t.started_at")}, ${timeOf("t.finished_at")}, t.model, t.usage, t.error
  from ${rows("t")} where ${isAccepted("t.run_id")}
)`,
};

/** What is null stays as it was. */
export const CHANGED_TASKS: StatementPart = {
  name: "changed-tasks",
  columns: TASK,
  sql: (rows) => `changed_tasks as (
  update tasks t set
    status = coalesce(c.status, t.status), started_at = coalesce(${timeOf("c.started_at")}, t.started_at),
    finished_at = coalesce(${timeOf("c.finished_at")}, t.finished_at), model = coalesce(c.model, t.model),
    usage = coalesce(c.usage, t.usage), error = coalesce(c.error, t.error)
  from ${rows("c")} where t.id = c.id and ${isAccepted("c.run_id")}
)`,
};

export const MADE_TIMERS: StatementPart = {
  name: "made-timers",
  columns: { run_id: "uuid", key: "text", due_at: "float8" },
  sql: (rows) => `made_timers as (
  insert into timers (run_id, key, due_at)
  select t.run_id, t.key, ${timeOf("t.due_at")} from ${rows("t")} where ${isAccepted("t.run_id")}
  on conflict (run_id, key) do update set due_at = excluded.due_at
)`,
};

/** Timers that fired; all of a run where `key` is null. */
export const ENDED_TIMERS: StatementPart = {
  name: "ended-timers",
  columns: { run_id: "uuid", key: "text" },
  sql: (rows) => `ended_timers as (
  delete from timers t using ${rows("o")}
  where t.run_id = o.run_id and (t.key = o.key or o.key is null) and ${isAccepted("o.run_id")}
)`,
};
