import type { Auth } from "./auth";

/**
 * Deletes sessions that have ended and failures that are forgotten. Rows that somebody works with are left
 * for the next time, so this never waits.
 */
export async function forgetExpired({ db, now }: Auth): Promise<void> {
  await db.pool.query(
    `delete from sessions where id in
       (select id from sessions where ends_at < $1 limit 1000 for update skip locked)`,
    [now()],
  );
  await db.pool.query(
    `delete from login_attempts where bucket in
       (select bucket from login_attempts where forget_at < $1 limit 1000 for update skip locked)`,
    [now()],
  );
}
