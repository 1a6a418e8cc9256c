import { setImmediate as nextTurn } from "node:timers/promises";
import type { Pool } from "pg";
import type { RunEvent } from "#workflows/run/events";
import { WRITE_FLOOR } from "./floor-sql";

/** What moves a run of the floor: facts, one task ended, others begun. `expected` 0 starts the run. */
export type FloorMove = {
  runId: string;
  expected: number;
  events: readonly RunEvent[];
  ended: readonly string[];
  begun: readonly string[];
  /** What the tasks that ended returned. */
  result: string;
  isLast: boolean;
  /** An approval asked for, or decided. */
  asked?: string;
  decided?: string;
};

type Waiting = { move: FloorMove; resolve(): void; reject(error: unknown): void };

const BATCH = 200;
const WRITERS = 2;

/**
 * The journal's batched statement and nothing around it: no core, no worker, no documents, no features. It
 * writes the events, tasks and run rows of many runs in one statement, as fast as `pg` takes them.
 */
export class FloorJournal {
  readonly #shards: FloorShard[];

  constructor(pool: Pool) {
    this.#shards = Array.from({ length: WRITERS }, () => new FloorShard(pool));
  }

  /** Resolves after the commit. Throws when the guard failed: on the floor nobody else moves a run. */
  submit(move: FloorMove): Promise<void> {
    const shard = this.#shards[Number.parseInt(move.runId.slice(-2), 16) % WRITERS];
    return new Promise((resolve, reject) => shard?.push({ move, resolve, reject }));
  }
}

class FloorShard {
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(private readonly pool: Pool) {}

  push(waiting: Waiting): void {
    this.#waiting.push(waiting);
    if (this.#isWriting) return;
    this.#isWriting = true;
    this.#work();
  }

  async #work(): Promise<void> {
    await nextTurn();
    while (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0, BATCH));
    this.#isWriting = false;
  }

  async #write(batch: Waiting[]): Promise<void> {
    try {
      const values = rowsOf(batch.map(({ move }) => move)).map((rows) => JSON.stringify(rows));
      const { rows } = await this.pool.query({ name: "write-floor", text: WRITE_FLOOR, values });
      if (rows.length !== batch.length) throw new Error("The floor's guard failed.");
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

function rowsOf(moves: FloorMove[]): object[][] {
  const at = Date.now();
  const runs = moves.map(({ runId, expected, events, isLast }) => ({
    id: runId,
    expected,
    last_seq: expected + events.length,
    status: isLast ? "completed" : "running",
  }));
  return [
    runs.filter(({ expected }) => expected > 0),
    runs.filter(({ expected }) => expected === 0),
    moves.flatMap(({ runId, expected, events }) =>
      events.map(({ type, data }, position) => ({
        run_id: runId,
        seq: expected + position + 1,
        at,
        type,
        data,
      })),
    ),
    moves.flatMap(({ runId, begun }) =>
      begun.map((key) => ({ id: `${runId}-${key}`, run_id: runId, step_key: key, at })),
    ),
    moves.flatMap(({ runId, ended, result }) => ended.map((key) => ({ id: `${runId}-${key}`, result, at }))),
    moves.flatMap(({ runId, asked }) => (asked ? [{ id: asked, run_id: runId, at }] : [])),
    moves.flatMap(({ runId, decided }) => (decided ? [{ id: decided, run_id: runId, at }] : [])),
  ];
}
