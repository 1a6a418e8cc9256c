import type { RunState } from "#workflows/run/run-state";
import type { Signal } from "#workflows/run/signals";
import type { JournalOptions, Submitted } from "./journal-options";
import { WRITERS } from "./journal-pool";
import { JournalWriter } from "./journal-writer";
import type { LocalWorker } from "./local-worker";
import type { NewContent } from "./run-move";

/**
 * The one write path of runs: nothing else writes the tables of the engine.
 *
 * J1. State, events, approvals, decisions, tasks, timers, artifacts and audit rows of one advance commit
 *     together or not at all.
 * J2. Events of a run are numbered 1, 2, 3 ... without gap, in commit order.
 * J3. Nothing is shown before it is committed.
 * J4. A stale writer changes nothing: every batch is guarded by the number each run was read at and by the
 *     newest claim of each task; a run whose guard fails is read and advanced again.
 * J5. A lost reply to COMMIT never doubles anything: ids come from clients and facts, so a signal that is
 *     advanced a second time finds itself done.
 * J6. Snapshots are an optimisation: folding `run_events` gives the same state.
 *
 * Signals of many runs that arrive together are advanced in memory and written by one statement. A batch
 * leaves as soon as a writer is free: one run waits for nothing, and load makes the batches.
 */
export class Journal {
  readonly #writers: JournalWriter[];
  #worker: LocalWorker | null = null;

  constructor(options: JournalOptions) {
    this.#writers = Array.from({ length: WRITERS }, () => new JournalWriter(options, () => this.#worker));
  }

  /** New tasks go to this worker first, as far as it has room. */
  attachWorker(worker: LocalWorker | null): void {
    this.#worker = worker;
  }

  /**
   * Advances a run by a signal and answers after the commit. `contents` are stored with it. Rejects with
   * RunRefusal when the core refuses; when the database does not answer it keeps trying until `giveUpAfterMs`
   * (10 s), then rejects with JournalUnavailable: the signal may be sent again with the same ids.
   */
  submit(
    runId: string,
    signal: Signal,
    contents: NewContent[] = [],
    giveUpAfterMs = 10_000,
  ): Promise<Submitted> {
    return this.#writerOf(runId).submit(runId, signal, contents, giveUpAfterMs);
  }

  /**
   * The state of a run; undefined when there is none. As this process knows it, which is never ahead of what is
   * committed; `fresh` reads the database, where another process may have moved it.
   */
  readRun(runId: string, { fresh = false } = {}): Promise<RunState | undefined> {
    return this.#writerOf(runId).readRun(runId, fresh);
  }

  /** Another process moved these runs (all when null): what is known of them is read again. */
  forget(runIds: readonly string[] | null): void {
    if (runIds === null) for (const writer of this.#writers) writer.forgetAll();
    else for (const runId of runIds) this.#writerOf(runId).forget(runId);
  }

  /** Waits until everything submitted so far is written or refused. */
  async drain(): Promise<void> {
    await Promise.all(this.#writers.map((writer) => writer.drain()));
  }

  #writerOf(runId: string): JournalWriter {
    let sum = 0;
    for (let at = Math.max(0, runId.length - 8); at < runId.length; at += 1) sum += runId.charCodeAt(at);
    const writer = this.#writers[sum % WRITERS];
    if (!writer) throw new Error("A journal has writers.");
    return writer;
  }
}
