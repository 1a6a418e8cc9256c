import type { Database } from "#db/client";

export async function runExists({ pool }: Database, runId: string): Promise<boolean> {
  const { rowCount } = await pool.query("select from runs where id = $1", [runId]);
  return rowCount === 1;
}
