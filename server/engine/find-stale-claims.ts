import type { Pool } from "pg";

/** A report's word for what it builds on. */
export type Claim = { taskId: string; fence: number };

/** Ids of the tasks whose newest claim is another one, or that are over. */
export async function findStaleClaims(
  pool: Pick<Pool, "query">,
  claims: readonly Claim[],
): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const { rows } = await pool.query<{ task_id: string }>(
    `select c.task_id from unnest($1::text[], $2::int[]) as c(task_id, fence)
     left join tasks t on t.id = c.task_id and t.fence = c.fence and t.status = 'running' where t.id is null`,
    [claims.map(({ taskId }) => taskId), claims.map(({ fence }) => fence)],
  );
  return new Set(rows.map((row) => row.task_id));
}
