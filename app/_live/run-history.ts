import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { type RunState, unstartedRun } from "#workflows/run/run-state";

/** A state is kept after so many events, so that going to any event folds fewer than that. */
export const CHECKPOINT_EVERY = 256;

/**
 * A run's history from its first event on, to go to any moment of it. Grows at its end; states share what did not
 * change between them, so that keeping many costs little.
 */
export class RunHistory {
  readonly #events: RunEvent[] = [];
  /** States after 0, 256, 512 ... events. */
  readonly #checkpoints: RunState[];
  #last: RunState;

  constructor(runId: string) {
    this.#last = unstartedRun(runId);
    this.#checkpoints = [this.#last];
  }

  /** Number of the last event that is known; they are known from 1 on without gap. */
  get lastSeq(): number {
    return this.#events.length;
  }

  get events(): readonly RunEvent[] {
    return this.#events;
  }

  /** Takes what comes next; events that are known already are passed over, as is all after a gap. */
  append(events: readonly RunEvent[]): void {
    for (const event of events) {
      if (event.seq !== this.lastSeq + 1) continue;
      this.#events.push(event);
      if (event.seq % CHECKPOINT_EVERY !== 0) continue;
      this.#last = evolve(this.#last, this.#events.slice(-CHECKPOINT_EVERY));
      this.#checkpoints.push(this.#last);
    }
  }

  /** The run after event `seq`, which must be known. */
  stateAt(seq: number): RunState {
    const at = Math.min(Math.floor(seq / CHECKPOINT_EVERY), this.#checkpoints.length - 1);
    const checkpoint = this.#checkpoints[at] ?? this.#last;
    return evolve(checkpoint, this.#events.slice(at * CHECKPOINT_EVERY, seq));
  }

  /** When event `seq` was recorded, epoch milliseconds; undefined while it is not known. */
  momentAt(seq: number): number | undefined {
    return this.#events[seq - 1]?.at;
  }
}
