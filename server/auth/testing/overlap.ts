import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "#db/client";

/**
 * Starts every work, holds all of them back where they append to the audit log or wait for each other, and lets
 * go when none can move: so they truly overlap, however fast the machine is.
 */
export async function overlap<Result>(
  db: Database,
  works: (() => Promise<Result>)[],
): Promise<PromiseSettledResult<Result>[]> {
  const holder = await db.pool.connect();
  await holder.query("begin");
  await holder.query("select from audit_head for update");
  const answers = Promise.allSettled(works.map((work) => work()));
  while ((await countWaiting(db)) < works.length) await pause(5);
  await holder.query("commit");
  holder.release();
  return answers;
}

async function countWaiting(db: Database): Promise<number> {
  const { rowCount } = await db.pool.query(
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rowCount ?? 0;
}
