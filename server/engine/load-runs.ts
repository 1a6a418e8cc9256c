import type { Pool } from "pg";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { readEvent } from "#workflows/run/read-event";
import { type RunState, unstartedRun } from "#workflows/run/run-state";
import type { StoredEvent } from "#workflows/run/signals";

/** A run as stored: its state and the version of the workflow it is pinned to. */
export type LoadedRun = { state: RunState; workflowSha: string };

type RunRow = {
  id: string;
  workflow_sha: string;
  last_seq: number;
  state: RunState | null;
  state_seq: number;
};
type EventRow = StoredEvent & { run_id: string };

/** Reads runs and folds their events over the last snapshot. Runs that do not exist are left out. */
export async function loadRuns(
  pool: Pick<Pool, "query">,
  runIds: readonly string[],
): Promise<Map<string, LoadedRun>> {
  const { rows } = await pool.query<RunRow>({
    name: "load-runs",
    text: "select id, workflow_sha, last_seq, state, state_seq from runs where id = any($1::uuid[])",
    values: [runIds],
  });
  const histories = await readSinceSnapshot(pool, rows);
  return new Map(
    rows.map((row) => {
      const state = evolve(row.state ?? unstartedRun(row.id), histories.get(row.id) ?? []);
      return [row.id, { state, workflowSha: row.workflow_sha }];
    }),
  );
}

/** Events after the snapshots; a run that rests has none, and costs no question. */
async function readSinceSnapshot(
  pool: Pick<Pool, "query">,
  runs: readonly RunRow[],
): Promise<Map<string, RunEvent[]>> {
  const moved = runs.filter((run) => run.last_seq > run.state_seq);
  const histories = new Map<string, RunEvent[]>(moved.map(({ id }) => [id, []]));
  if (moved.length === 0) return histories;
  const { rows } = await pool.query<EventRow>({
    name: "load-events",
    text: `select e.run_id, e.seq, (extract(epoch from e.at) * 1000)::float8 as at, e.type, e.data
      from unnest($1::uuid[], $2::int[]) as f(run_id, seq)
      join run_events e on e.run_id = f.run_id and e.seq > f.seq order by e.run_id, e.seq`,
    values: [moved.map(({ id }) => id), moved.map((run) => run.state_seq)],
  });
  for (const row of rows) histories.get(row.run_id)?.push(readEvent(row));
  return histories;
}
