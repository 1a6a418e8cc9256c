import type { Pool } from "pg";

const AT_ONCE = 1000;

/** Notices and messages that are done are kept for 60 days, those that were never read for 180. In small batches. */
export async function forgetOld(pool: Pool): Promise<void> {
  await pool.query(
    `delete from notices where id in (
      select id from notices where at < now() - interval '60 days'
        and (read_at is not null or at < now() - interval '180 days') order by at limit ${AT_ONCE})`,
  );
  await pool.query(
    `delete from deliveries where id in (
      select id from deliveries where done_at < now() - interval '60 days' order by done_at limit ${AT_ONCE})`,
  );
}
