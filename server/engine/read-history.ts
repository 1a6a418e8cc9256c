import type { Pool } from "pg";
import type { RunEvent } from "#workflows/run/events";
import { readEvent } from "#workflows/run/read-event";
import type { StoredEvent } from "#workflows/run/signals";

/** Every event of a run, oldest first; none when there is no such run. */
export async function readHistory(pool: Pick<Pool, "query">, runId: string): Promise<RunEvent[]> {
  const { rows } = await pool.query<StoredEvent>({
    name: "read-history",
    text: `select seq, (extract(epoch from at) * 1000)::float8 as at, type, data from run_events
      where run_id = $1 order by seq`,
    values: [runId],
  });
  return rows.map(readEvent);
}
