import type { Pool } from "pg";

/** A report's word for what it builds on. */
export type Claim = { taskId: string; fence: number };

/** How a claim is called among others: of one task there may be several. */
export function claimKey({ taskId, fence }: Claim): string {
  return `${taskId}:${fence}`;
}

/** Keys of the claims that are no longer the newest of their task, or whose task is over. */
export async function findStaleClaims(
  pool: Pick<Pool, "query">,
  claims: readonly Claim[],
): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const { rows } = await pool.query<Claim>(
    `select c.task_id as "taskId", c.fence from unnest($1::text[], $2::int[]) as c(task_id, fence)
     left join tasks t on t.id = c.task_id and t.fence = c.fence and t.status = 'running' where t.id is null`,
    [claims.map(({ taskId }) => taskId), claims.map(({ fence }) => fence)],
  );
  return new Set(rows.map(claimKey));
}
