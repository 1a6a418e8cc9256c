import type { Pool } from "pg";
import { crashPoint } from "./crash-point";
import type { LeasedTask } from "./local-worker";

type TaskRow = { id: string; run_id: string; step_key: string; agent: string; fence: number };

/** Claims up to `limit` of the oldest waiting tasks for a worker; each claim raises the task's fence. */
export async function claimTasks(pool: Pool, workerId: string, limit: number): Promise<LeasedTask[]> {
  if (limit <= 0) return [];
  const { rows } = await pool.query<TaskRow>({
    name: "claim-tasks",
    text: `update tasks t set status = 'running', worker_id = $1, fence = t.fence + 1, started_at = clock_timestamp()
      from (select id from tasks where status = 'queued' order by queued_at limit $2 for update skip locked) q
      where t.id = q.id returning t.id, t.run_id, t.step_key, t.agent, t.fence`,
    values: [workerId, limit],
  });
  crashPoint("tasks-claimed");
  return rows.map(toLeased);
}

/** Puts a worker's tasks but `kept` back into the queue, unspent: the next claim is no new attempt (E33). */
export async function releaseTasks(pool: Pool, workerId: string, kept: string[]): Promise<void> {
  await pool.query(
    `update tasks set status = 'queued', worker_id = null
     where worker_id = $1 and status = 'running' and id <> all($2)`,
    [workerId, kept],
  );
  crashPoint("tasks-released");
}

/** A task that its run no longer wants: nobody performs it, and nobody takes it over. */
export async function putAside(pool: Pool, workerId: string, { taskId, fence }: LeasedTask): Promise<void> {
  await pool.query(
    `update tasks set status = 'lost', finished_at = clock_timestamp()
     where id = $1 and worker_id = $2 and fence = $3 and status = 'running'`,
    [taskId, workerId, fence],
  );
}

/** Those of these tasks that a worker holds. */
export async function readHeldTasks(pool: Pool, workerId: string, taskIds: string[]): Promise<LeasedTask[]> {
  const { rows } = await pool.query<TaskRow>({
    name: "held-tasks",
    text: `select id, run_id, step_key, agent, fence from tasks
      where id = any($1) and worker_id = $2 and status = 'running'`,
    values: [taskIds, workerId],
  });
  return rows.map(toLeased);
}

/** A running task whose worker is dead or gone. */
export type Orphan = LeasedTask & { worker: string };

export async function orphanedTasks(pool: Pool, limit: number): Promise<Orphan[]> {
  const { rows } = await pool.query<TaskRow & { worker_id: string }>({
    name: "orphaned-tasks",
    text: `select t.id, t.run_id, t.step_key, t.agent, t.fence, t.worker_id from tasks t
      where t.status = 'running' and not exists (select from workers w where w.id = t.worker_id and not (${IS_DEAD}))
      limit $1`,
    values: [limit],
  });
  return rows.map((row) => ({ ...toLeased(row), worker: row.worker_id }));
}

/**
 * A worker `w` is dead when its connection no longer holds its lock, which it took before its row was there, or
 * when it has not renewed for 10 s (a network that went half open).
 */
export const IS_DEAD = `w.renewed_at < clock_timestamp() - interval '10 s' or not exists (
  select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())
    and l.classid = (w.lock_key >> 32)::int4::oid and l.objid = (w.lock_key & 4294967295)::int8::oid)`;

function toLeased(row: TaskRow): LeasedTask {
  const { id: taskId, run_id: runId, step_key: stepKey, agent, fence } = row;
  return { taskId, runId, stepKey, agent, fence, isStarted: false };
}
