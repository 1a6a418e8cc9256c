import type { Database } from "#db/client";

/** What there is to do at this moment; ages in seconds. */
export type WorkCounts = {
  pending: number;
  running: number;
  paused: number;
  queuedTasks: number;
  runningTasks: number;
  oldestQueuedSeconds: number;
  openApprovals: number;
  overdueApprovals: number;
  workers: number;
};

/** Counts only what partial indexes hold: as quick with a million finished runs as with none. */
export async function countWork({ pool }: Database): Promise<WorkCounts> {
  const { rows } = await pool.query<WorkCounts>({
    name: "count-work",
    text: `select
      (select count(*) from runs where status = 'pending') as pending,
      (select count(*) from runs where status = 'running') as running,
      (select count(*) from runs where status = 'paused') as paused,
      (select count(*) from tasks where status = 'queued') as "queuedTasks",
      (select count(*) from tasks where status = 'running') as "runningTasks",
      coalesce((select extract(epoch from clock_timestamp() - min(queued_at)) from tasks
        where status = 'queued'), 0)::float8 as "oldestQueuedSeconds",
      (select count(*) from approvals where status = 'pending') as "openApprovals",
      (select count(*) from approvals where status = 'pending' and due_at < clock_timestamp()) as "overdueApprovals",
      (select count(*) from workers where renewed_at > clock_timestamp() - interval '10 s') as workers`,
  });
  const [counts] = rows;
  if (!counts) throw new Error("The database did not count the work.");
  return counts;
}
