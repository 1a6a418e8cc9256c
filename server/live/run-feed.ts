import type { RunEvent } from "#workflows/run/events";

/** Takes a run's events in order: each number once. */
export type FeedListener = (events: RunEvent[]) => void;

type Follower = { seq: number; listener: FeedListener };
type Followed = { followers: Set<Follower>; reading: Promise<void> | null; readAgain: boolean };

/** Reads a page of a run's events after `afterSeq`, oldest first; empty at the end. */
export type ReadEvents = (runId: string, afterSeq: number) => Promise<RunEvent[]>;

/**
 * The committed events of followed runs, from the table: whichever process wrote them, each number reaches each
 * listener once and in order. What this process committed itself is handed on without reading it again.
 */
export class RunFeed {
  readonly #runs = new Map<string, Followed>();

  constructor(private readonly readEvents: ReadEvents) {}

  get runIds(): string[] {
    return [...this.#runs.keys()];
  }

  /** Events of a run after `seq`, oldest first, page by page; ends with the last committed one. */
  async *replay(runId: string, afterSeq: number): AsyncGenerator<RunEvent[]> {
    let seq = afterSeq;
    for (;;) {
      const events = await this.readEvents(runId, seq);
      if (events.length === 0) return;
      yield events;
      seq = events.at(-1)?.seq ?? seq;
    }
  }

  /** Hands on what is committed after `seq`, beginning with the next `catchUp`; answers how to stop. */
  follow(runId: string, seq: number, listener: FeedListener): () => void {
    const followed = this.#runs.get(runId) ?? { followers: new Set(), reading: null, readAgain: false };
    const follower = { seq, listener };
    followed.followers.add(follower);
    this.#runs.set(runId, followed);
    return () => {
      followed.followers.delete(follower);
      if (followed.followers.size === 0) this.#runs.delete(runId);
    };
  }

  /** What this process just committed. */
  publish(runId: string, events: RunEvent[]): Promise<void> {
    const followed = this.#runs.get(runId);
    const first = events[0];
    if (!followed || !first) return Promise.resolve();
    const isNext = [...followed.followers].every(({ seq }) => seq === first.seq - 1);
    if (!isNext || followed.reading) return this.catchUp(runId);
    handOn(followed, events);
    return Promise.resolve();
  }

  /** Reads what was committed elsewhere. A call while a read is under way makes it read once more. */
  catchUp(runId: string): Promise<void> {
    const followed = this.#runs.get(runId);
    if (!followed) return Promise.resolve();
    followed.readAgain = followed.reading !== null;
    followed.reading ??= this.#readOn(runId, followed).finally(() => {
      followed.reading = null;
    });
    return followed.reading;
  }

  async #readOn(runId: string, followed: Followed): Promise<void> {
    do {
      followed.readAgain = false;
      const from = Math.min(...[...followed.followers].map(({ seq }) => seq));
      const events = Number.isFinite(from) ? await this.readEvents(runId, from) : [];
      handOn(followed, events);
      followed.readAgain ||= events.length > 0;
    } while (followed.readAgain);
  }
}

/** Each follower gets what it has not seen, without a gap. */
function handOn(followed: Followed, events: RunEvent[]): void {
  for (const follower of [...followed.followers]) {
    const fresh = events.filter(({ seq }) => seq > follower.seq);
    if (fresh[0]?.seq !== follower.seq + 1) continue;
    follower.seq = fresh.at(-1)?.seq ?? follower.seq;
    follower.listener(fresh);
  }
}
