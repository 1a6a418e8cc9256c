import type { Database } from "#db/client";
import type { JsonObject } from "#workflows/definition/json";
import { RunRefusal } from "#workflows/run/refusal";
import { refusePurged } from "./refuse-purged";

/** A recorded fact. `data` is as recorded, also times in it: epoch milliseconds, so that folding gives the same state. */
export type RunEventRow = { seq: number; at: string; type: string; data: JsonObject };
export type RunEventPage = { items: RunEventRow[]; lastSeq: number };

/**
 * A run's events after a number, in order and without gap; `lastSeq` is the run's newest. Refuses with `not-found`,
 * and with `history-deleted` what was deleted long after the run's end.
 */
export async function listRunEvents(
  db: Database,
  { runId, after, limit }: { runId: string; after: number; limit: number },
): Promise<RunEventPage> {
  const { rows: events } = await db.pool.query<{ seq: number; at: Date; type: string; data: JsonObject }>({
    name: "list-run-events",
    text: "select seq, at, type, data from run_events where run_id = $1 and seq > $2 order by seq limit $3",
    values: [runId, after, limit],
  });
  const { rows: runs } = await db.pool.query<{ lastSeq: number }>({
    name: "last-seq",
    text: `select last_seq as "lastSeq" from runs where id = $1`,
    values: [runId],
  });
  const [run] = runs;
  if (!run) throw new RunRefusal("not-found", "There is no such run.");
  const isWhole = events.length > 0 ? events[0]?.seq === after + 1 : after >= run.lastSeq;
  if (!isWhole) await refusePurged(db, runId, after);
  return {
    items: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    lastSeq: run.lastSeq,
  };
}
