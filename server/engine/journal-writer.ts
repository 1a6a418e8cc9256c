import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import { RunRefusal } from "#workflows/run/refusal";
import { type RunState, unstartedRun } from "#workflows/run/run-state";
import type { Signal } from "#workflows/run/signals";
import { crashPoint } from "./crash-point";
import { findStaleClaims } from "./find-stale-claims";
import { isDatabaseAway } from "./is-database-away";
import type { JournalOptions, Submitted } from "./journal-options";
import { JournalUnavailable } from "./journal-unavailable";
import { loadRuns } from "./load-runs";
import type { LocalWorker } from "./local-worker";
import { type KnownRun, MoveInTheMaking, type Pending } from "./move-in-the-making";
import type { NewContent } from "./run-move";
import { writeMoves } from "./write-moves";

const BATCH = 200;
const RETRY_MS = 100;

/** Advances and writes the runs of one shard, one batch at a time. */
export class JournalWriter {
  readonly #waiting = new Map<string, Pending[]>();
  readonly #known = new Map<string, KnownRun>();
  #loop: Promise<void> | null = null;

  constructor(
    private readonly options: JournalOptions,
    private readonly worker: () => LocalWorker | null,
  ) {}

  submit(runId: string, signal: Signal, contents: NewContent[], giveUpAfterMs: number): Promise<Submitted> {
    return new Promise((resolve, reject) => {
      const giveUpAt = performance.now() + giveUpAfterMs;
      const pending: Pending = { signal, contents, giveUpAt, tries: 0, readFirst: false, resolve, reject };
      const queue = this.#waiting.get(runId);
      if (queue) queue.push(pending);
      else this.#waiting.set(runId, [pending]);
      this.#loop ??= this.#work();
    });
  }

  async readRun(runId: string, fresh: boolean): Promise<RunState | undefined> {
    const known = fresh ? undefined : this.#known.get(runId)?.state;
    return known ?? (await loadRuns(this.options.pool, [runId])).get(runId)?.state;
  }

  forget(runId: string): void {
    this.#known.delete(runId);
  }

  forgetAll(): void {
    this.#known.clear();
  }

  async drain(): Promise<void> {
    while (this.#loop) await this.#loop;
  }

  /** A batch takes along what the commit before it set off at once: reports of tasks that took no time. */
  async #work(): Promise<void> {
    do {
      await nextTurn();
      await this.#writeBatch(this.#takeBatch(BATCH));
    } while (this.#waiting.size > 0);
    this.#loop = null;
  }

  #takeBatch(size: number): Map<string, Pending[]> {
    const batch = new Map([...this.#waiting].slice(0, size));
    for (const runId of batch.keys()) this.#waiting.delete(runId);
    return batch;
  }

  async #writeBatch(batch: Map<string, Pending[]>): Promise<void> {
    try {
      const remembered = new Set([...batch.keys()].filter((runId) => this.#known.has(runId)));
      const known = await this.#load(batch);
      const moves = await this.#advanceAll(batch, known);
      const { accepted, afterCommit } = await writeMoves(this.options, moves, this.worker());
      const refused = moves.filter((move) => !accepted.has(move.runId));
      const stale = await this.#findStale(refused);
      for (const move of moves) {
        if (accepted.has(move.runId)) this.#conclude(move, remembered.has(move.runId));
        else this.#tryAgain(move, stale);
      }
      afterCommit();
    } catch (error) {
      for (const runId of batch.keys()) this.#known.delete(runId);
      await this.#recover(batch, error);
    }
  }

  /** The runs of a batch as known or read; a copy, since others may be told of at any moment. */
  async #load(batch: ReadonlyMap<string, Pending[]>): Promise<Map<string, KnownRun>> {
    const known = new Map([...batch.keys()].flatMap((runId) => entryOf(this.#known, runId)));
    const unknown = [...batch].flatMap(([runId, pendings]) =>
      known.has(runId) || isNewRun(pendings) ? [] : [runId],
    );
    if (unknown.length === 0) return known;
    for (const [runId, { state, workflowSha }] of await loadRuns(this.options.writePool, unknown)) {
      known.set(runId, { state, workflow: await this.options.workflows.find(workflowSha) });
    }
    crashPoint("runs-loaded");
    return known;
  }

  async #advanceAll(
    batch: Map<string, Pending[]>,
    loaded: ReadonlyMap<string, KnownRun>,
  ): Promise<MoveInTheMaking[]> {
    const at = this.options.clock.now();
    const moves: MoveInTheMaking[] = [];
    for (const [runId, pendings] of batch) {
      const known = loaded.get(runId) ?? (await this.#start(runId, pendings));
      if (known) moves.push(new MoveInTheMaking(runId, known, pendings, at));
      else refuseUnknown(pendings);
    }
    return moves;
  }

  async #start(runId: string, pendings: Pending[]): Promise<KnownRun | undefined> {
    const first = pendings[0]?.signal;
    if (first?.type !== "startRun" && first?.type !== "forkRun") return undefined;
    return { state: unstartedRun(runId), workflow: await this.options.workflows.find(first.workflowSha) };
  }

  /** What wrote nothing met no guard: what is only remembered is read first, others may have moved it (J4). */
  #conclude(move: MoveInTheMaking, isRemembered: boolean): void {
    if (!move.changes && isRemembered) {
      this.#known.delete(move.runId);
      return this.#putBack(move.runId, move.pendings());
    }
    const next = move.knownAfter();
    if (next) this.#known.set(move.runId, next);
    else this.#known.delete(move.runId);
    move.resolve();
  }

  #tryAgain(move: MoveInTheMaking, stale: ReadonlySet<string>): void {
    this.#known.delete(move.runId);
    this.#putBack(move.runId, move.afterGuardFailed(stale));
  }

  /** Asked only when it is in doubt; without an answer nothing is held for stale. */
  async #findStale(refused: readonly MoveInTheMaking[]): Promise<Set<string>> {
    const claims = refused.flatMap((move) => move.claimsInDoubt());
    return findStaleClaims(this.options.writePool, claims).catch((error: unknown) => {
      this.options.onTrouble("Claims could not be looked up.", error);
      return new Set<string>();
    });
  }

  #putBack(runId: string, pendings: Pending[]): void {
    if (pendings.length > 0) this.#waiting.set(runId, [...pendings, ...(this.#waiting.get(runId) ?? [])]);
  }

  /** The database is away: wait and try again. Anything else: find the run that is to blame, alone. */
  async #recover(batch: Map<string, Pending[]>, error: unknown): Promise<void> {
    if (isDatabaseAway(error)) {
      this.options.onTrouble("The journal waits for the database.", error);
      await delay(RETRY_MS);
      this.options.onUncertain();
      for (const [runId, pendings] of batch) this.#putBack(runId, giveUpLate(pendings));
      return;
    }
    if (batch.size > 1) {
      for (const [runId, pendings] of batch) await this.#writeBatch(new Map([[runId, pendings]]));
      return;
    }
    this.options.onTrouble("An advance could not be written.", error);
    for (const pendings of batch.values()) for (const pending of pendings) pending.reject(error);
  }
}

function entryOf<Value>(map: ReadonlyMap<string, Value>, key: string): [string, Value][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

/** A run that starts is not looked for: the guard finds out when it is there already. */
function isNewRun([first]: readonly Pending[]): boolean {
  const begins = first?.signal.type === "startRun" || first?.signal.type === "forkRun";
  return begins && !first.readFirst;
}

function refuseUnknown(pendings: Pending[]): void {
  for (const pending of pendings) pending.reject(new RunRefusal("not-found", "There is no such run."));
}

/** Whatever goes on may have been written already (J5). */
function giveUpLate(pendings: Pending[]): Pending[] {
  const now = performance.now();
  for (const pending of pendings) pending.readFirst = true;
  for (const pending of pendings) if (pending.giveUpAt <= now) pending.reject(new JournalUnavailable());
  return pendings.filter((pending) => pending.giveUpAt > now);
}
