import type { Pool } from "pg";
import { crashPoint } from "./crash-point";
import type { Journal } from "./journal";
import { submitEach } from "./submit-each";

const AT_ONCE = 200;

/**
 * Sets off what is due, by database time. The advance that a timer sets off deletes it in the same commit, so
 * it fires once, however many processes poll (E22). One that cannot fire is reported and tried again later.
 */
export async function fireDueTimers(
  pool: Pool,
  journal: Journal,
  onTrouble: (message: string, error: unknown) => void,
): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ run_id: string; key: string; due_at: number }>({
      name: "due-timers",
      text: `select run_id, key, (extract(epoch from due_at) * 1000)::float8 as due_at from timers
        where due_at <= clock_timestamp() order by timers.due_at limit $1`,
      values: [AT_ONCE],
    });
    if (rows.length > 0) crashPoint("timers-found");
    const done = await submitEach(
      rows,
      ({ run_id, key, due_at }) =>
        journal.submit(run_id, { type: "timerFired", timerKey: key, dueAt: Math.round(due_at) }),
      onTrouble,
    );
    if (done > 0) crashPoint("timers-fired");
    if (rows.length < AT_ONCE || done === 0) return;
  }
}
