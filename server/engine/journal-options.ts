import type { Pool } from "pg";
import type { RunEvent } from "#workflows/run/events";
import type { RunState } from "#workflows/run/run-state";
import type { DatabaseClock } from "./database-clock";
import type { PinnedWorkflows } from "./pinned-workflows";

/** What a submitted signal came to; no events: it was a repeat and the state is the answer. */
export type Submitted = { state: RunState; events: RunEvent[] };

/** What was committed, in commit order of each run. */
export type Commit = {
  runId: string;
  events: RunEvent[];
  state: RunState;
  queued: number;
  aborted: string[];
};

export type JournalOptions = {
  /** Reads runs. */
  pool: Pool;
  /** Writes advances (`openJournalPool`). */
  writePool: Pool;
  clock: DatabaseClock;
  workflows: PinnedWorkflows;
  /** Called after each commit, never before (J3). */
  onCommit(commits: Commit[]): void;
  /** The database went away during a write: tasks may be leased to the local worker without its knowing. */
  onUncertain(): void;
  onTrouble(message: string, error: unknown): void;
};
