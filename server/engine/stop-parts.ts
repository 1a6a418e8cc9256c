import type { RunEvent } from "#workflows/run/events";
import { hasEnded } from "#workflows/run/run-state";
import type { RunMove } from "./run-move";
import { isAccepted, type StatementPart } from "./statement-part";

/** Stops that runs were told of: the rows of `run_stops`. */
export const HELD_RUNS: StatementPart = {
  name: "held-runs",
  columns: { run_id: "uuid", stop_id: "uuid" },
  sql: (rows) => `held_runs as (
  insert into run_stops (run_id, stop_id)
  select h.run_id, h.stop_id from ${rows("h")} where ${isAccepted("h.run_id")} on conflict do nothing
)`,
};

/** Stops that were released; all of a run that ended (`stop_id` null). */
export const FREED_RUNS: StatementPart = {
  name: "freed-runs",
  columns: { run_id: "uuid", stop_id: "uuid" },
  sql: (rows) => `freed_runs as (
  delete from run_stops s using ${rows("f")}
  where s.run_id = f.run_id and (s.stop_id = f.stop_id or f.stop_id is null) and ${isAccepted("f.run_id")}
)`,
};

type StopRow = { run_id: string; stop_id: string | null };

export function heldRows({ after, events }: RunMove): StopRow[] {
  if (hasEnded(after)) return [];
  return stopsIn(events, "run.stopped").map((stop_id) => ({ run_id: after.runId, stop_id }));
}

export function freedRows({ before, after, events }: RunMove): StopRow[] {
  const run_id = after.runId;
  const wasHeld = Object.keys(before.stops ?? {}).length > 0;
  if (hasEnded(after)) return wasHeld ? [{ run_id, stop_id: null }] : [];
  return stopsIn(events, "run.released").map((stop_id) => ({ run_id, stop_id }));
}

/** A fork's past tells of stops that held the other run. */
function stopsIn(events: readonly RunEvent[], type: "run.stopped" | "run.released"): string[] {
  const own = events.slice(
    Math.max(
      0,
      events.findLastIndex((event) => event.type === "run.forked"),
    ),
  );
  return own.flatMap((event) => (event.type === type ? [event.data.stopId] : []));
}
