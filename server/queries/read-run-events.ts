import type { Database } from "#db/client";
import type { JsonObject } from "#workflows/definition/json";
import type { RunEvent } from "#workflows/run/events";
import { readEvent } from "#workflows/run/read-event";

const PAGE = 500;

/** Up to 500 of a run's events after a number, oldest first, for the live feed; empty when there are none. */
export async function readRunEvents(
  { pool }: Database,
  runId: string,
  afterSeq: number,
): Promise<RunEvent[]> {
  const { rows } = await pool.query<{ seq: number; at: Date; type: string; data: JsonObject }>({
    name: "read-run-events",
    text: `select seq, at, type, data from run_events where run_id = $1 and seq > $2 order by seq limit ${PAGE}`,
    values: [runId, afterSeq],
  });
  return rows.map(({ at, ...fact }) => readEvent({ ...fact, at: at.getTime() }));
}
