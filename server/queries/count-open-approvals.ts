import type { Database } from "#db/client";

/** How many approvals wait for somebody, over all runs. */
export async function countOpenApprovals({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ open: number }>(
    "select count(*) as open from approvals where status = 'pending'",
  );
  return rows[0]?.open ?? 0;
}
