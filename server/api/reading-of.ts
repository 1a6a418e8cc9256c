import { loadRuns } from "#server/engine/load-runs";
import { readHistory } from "#server/engine/read-history";
import type { Reading } from "#server/queries/reading";
import type { ApiDeps } from "./deps";

/** What queries read from, as the engine gives it. */
export function readingOf({ db, library, engine }: ApiDeps): Reading {
  return {
    db,
    library,
    readRun: async (runId) => (await loadRuns(db.pool, [runId])).get(runId)?.state,
    readHistory: (runId) => readHistory(db.pool, runId),
    now: () => engine.clock.now(),
    findWorkflow: (sha256) => engine.workflows.find(sha256),
  };
}
