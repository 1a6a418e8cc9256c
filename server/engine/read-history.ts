import type { Pool } from "pg";
import type { JsonObject } from "#workflows/definition/json";
import type { RunEvent } from "#workflows/run/events";
import { toEvent } from "./load-runs";

/** Every event of a run, oldest first; none when there is no such run. */
export async function readHistory(pool: Pick<Pool, "query">, runId: string): Promise<RunEvent[]> {
  const { rows } = await pool.query<{ seq: number; at: number; type: string; data: JsonObject }>({
    name: "read-history",
    text: `select seq, (extract(epoch from at) * 1000)::float8 as at, type, data from run_events
      where run_id = $1 order by seq`,
    values: [runId],
  });
  return rows.map(toEvent);
}
