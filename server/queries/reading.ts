import type { Database } from "#db/client";
import type { PinnedWorkflow } from "#server/engine/run-move";
import type { Library } from "#server/library/library";
import type { RunEvent } from "#workflows/run/events";
import type { RunState } from "#workflows/run/run-state";

/** What queries read from. Runs are read as last committed, whichever process moved them. */
export type Reading = {
  db: Database;
  library: Library;
  /** Undefined when there is no such run. */
  readRun(runId: string): Promise<RunState | undefined>;
  /** A run's whole history, oldest first; empty when there is no such run. */
  readHistory(runId: string): Promise<RunEvent[]>;
  /** Database time, in epoch milliseconds. */
  now(): number;
  /** A version that runs were started on; throws when it was never stored. */
  findWorkflow(sha256: string): Promise<PinnedWorkflow>;
};
