import type { Pool } from "pg";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { readEvent } from "#workflows/run/read-event";
import { type RunState, unstartedRun } from "#workflows/run/run-state";
import type { StoredEvent } from "#workflows/run/signals";
import { fromSnapshot, type Snapshot } from "./snapshot";

/** A run as stored: its state and the version of the workflow it is pinned to. */
export type LoadedRun = { state: RunState; workflowSha: string };

type RunRow = {
  id: string;
  workflow_sha: string;
  last_seq: number;
  state: Snapshot | null;
  state_seq: number;
  is_purged: boolean;
};
type EventRow = StoredEvent & { run_id: string };

/**
 * Reads runs and folds their events over the last snapshot, or from the first where a build with another fold wrote
 * that (`fromSnapshot`). Runs that do not exist are left out.
 */
export async function loadRuns(
  pool: Pick<Pool, "query">,
  runIds: readonly string[],
): Promise<Map<string, LoadedRun>> {
  const { rows } = await pool.query<RunRow>({
    name: "load-runs",
    text: "select id, workflow_sha, last_seq, state, state_seq, purged_seq > 0 as is_purged from runs where id = any($1::uuid[])",
    values: [runIds],
  });
  const runs = rows.map(useSnapshot);
  const histories = await readSinceSnapshot(pool, runs);
  return new Map(
    runs.map(({ id, base, workflow_sha }) => {
      const state = evolve(base ?? unstartedRun(id), histories.get(id) ?? []);
      return [id, { state, workflowSha: workflow_sha }];
    }),
  );
}

type BasedRun = Pick<RunRow, "id" | "workflow_sha" | "last_seq" | "state_seq"> & { base: RunState | null };

function useSnapshot({ state, is_purged, ...row }: RunRow): BasedRun {
  const base = state && fromSnapshot(state, is_purged);
  return { ...row, base, state_seq: base ? row.state_seq : 0 };
}

/** Events after the snapshots; a run that rests has none, and costs no question. */
async function readSinceSnapshot(
  pool: Pick<Pool, "query">,
  runs: readonly BasedRun[],
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
