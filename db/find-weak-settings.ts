import type { Pool } from "pg";

const LOSSES: [setting: string, loss: string][] = [
  ["fsync", "a power failure can corrupt the database"],
  ["full_page_writes", "a power failure can corrupt the database"],
  ["synchronous_commit", "a crash can lose decisions that were already confirmed"],
];

/** A sentence for each Postgres setting that breaks the promise that what was confirmed is kept (P19). */
export async function findWeakSettings(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "select name from pg_settings where setting = 'off' and name = any($1)",
    [LOSSES.map(([setting]) => setting)],
  );
  const weak = new Set(rows.map((row) => row.name));
  return LOSSES.filter(([setting]) => weak.has(setting)).map(
    ([setting, loss]) => `The database runs with ${setting} = off: ${loss}. Turn it on.`,
  );
}
