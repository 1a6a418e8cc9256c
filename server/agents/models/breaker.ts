import type { Timing } from "./timing";

/** What became of a call that was let through. `retryAfterMs`: what the provider asked for. */
export type CallEnd =
  | { kind: "answered" }
  | { kind: "failed"; isBusy: boolean; retryAfterMs: number | null }
  | { kind: "dropped" };

/** The provider will not be called before the caller's time is over. */
export class BreakerOpen extends Error {
  constructor(readonly forMs: number) {
    super("The provider was not called: it asked for less a moment ago.");
  }
}

/** While the provider is in trouble, one call in each of these spans; the last one stays. Milliseconds. */
const PAUSES_MS = [5_000, 25_000, 50_000];
/** Troubles in a row before everybody waits; "too many requests" counts at once. */
const TROUBLES = 3;

/** A call that was let through. */
export type Ticket = {
  /** Says what became of it, once; the caller should wait as long before its next. Milliseconds. */
  end(end: CallEnd): number;
};

/**
 * One for each provider (E23). After trouble it is open: nobody calls until a growing pause is over, then one
 * call tries; when that is answered everybody goes on.
 */
export class Breaker {
  #troubles = 0;
  #pauses = 0;
  #openUntil = 0;
  #isProbing = false;
  #waiting: (() => void)[] = [];

  constructor(private readonly timing: Timing) {}

  /** Waits until a call may be made. Throws `BreakerOpen` when that is after `deadline` (epoch milliseconds). */
  async enter(deadline: number, abort: AbortSignal): Promise<Ticket> {
    for (;;) {
      abort.throwIfAborted();
      const now = this.timing.now();
      if (this.#openUntil === 0) return this.#ticket(false);
      if (this.#openUntil > deadline) throw new BreakerOpen(this.#openUntil - now);
      if (now < this.#openUntil) await this.timing.wait(this.#openUntil - now, abort);
      else if (this.#isProbing) await this.#nextNews(abort);
      else return this.#ticket(true);
    }
  }

  #ticket(isProbe: boolean): Ticket {
    if (isProbe) this.#isProbing = true;
    let isEnded = false;
    return {
      end: (end) => {
        if (!isEnded) this.#hear(end, isProbe);
        isEnded = true;
        return Math.max(0, this.#openUntil - this.timing.now());
      },
    };
  }

  #hear(end: CallEnd, isProbe: boolean): void {
    if (end.kind === "failed") this.#count(end, isProbe);
    const isWell = end.kind === "answered" && (isProbe || this.#openUntil === 0);
    if (isWell) {
      this.#troubles = 0;
      this.#pauses = 0;
      this.#openUntil = 0;
    }
    if (!isProbe) return;
    this.#isProbing = false;
    for (const tell of this.#waiting.splice(0)) tell();
  }

  /** Trouble of a call that began before everybody had to wait is no news. */
  #count({ isBusy, retryAfterMs }: Extract<CallEnd, { kind: "failed" }>, isProbe: boolean): void {
    if (this.#openUntil > 0 && !isProbe) return;
    this.#troubles += 1;
    if (!isBusy && !isProbe && this.#troubles < TROUBLES) return;
    const pause = pauseAfter(this.#pauses, this.timing);
    const first = retryAfterMs ?? pause;
    this.#openUntil = this.timing.now() + (this.#pauses === 0 ? first : Math.max(first, pause));
    this.#pauses += 1;
  }

  #nextNews(abort: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(abort.reason);
      abort.addEventListener("abort", stop, { once: true });
      this.#waiting.push(() => {
        abort.removeEventListener("abort", stop);
        resolve();
      });
    });
  }
}

/** The pause after so many in a row, up to a third longer by chance so that callers do not come back at once. */
export function pauseAfter(pauses: number, { random }: Pick<Timing, "random">): number {
  const least = PAUSES_MS[Math.min(pauses, PAUSES_MS.length - 1)] ?? 0;
  return Math.round(least * (1 + random() / 3));
}
