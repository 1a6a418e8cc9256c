import type { Pool } from "pg";
import type { Journal } from "./journal";

const AT_ONCE = 200;

/**
 * Sets off what is due, by database time. The advance that a timer sets off deletes it in the same commit, so
 * it fires once, however many processes poll (E22).
 */
export async function fireDueTimers(pool: Pool, journal: Journal): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ run_id: string; key: string }>({
      name: "due-timers",
      text: "select run_id, key from timers where due_at <= clock_timestamp() order by due_at limit $1",
      values: [AT_ONCE],
    });
    await Promise.all(
      rows.map(({ run_id, key }) => journal.submit(run_id, { type: "timerFired", timerKey: key })),
    );
    if (rows.length < AT_ONCE) return;
  }
}
