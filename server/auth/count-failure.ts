const WINDOW_MS = 10 * 60_000;
const FIRST_DELAY_MS = 15_000;

/** How often a secret may be wrong before further tries have to wait (S19). */
export const failureLimits = { account: 5, address: 20 };

/** Failures lately. Times in epoch milliseconds; `blockedUntil` is 0 where nothing waits. */
export type Failures = { count: number; forgetAt: number; blockedUntil: number };

/**
 * Counts one more failure. From the `limit`th on, the next try has to wait: 15 s, then twice as long each
 * time, at most 10 minutes. All is forgotten 10 minutes after the last failure or wait.
 */
export function countFailure(earlier: Failures | undefined, limit: number, now: number): Failures {
  const count = earlier && earlier.forgetAt > now ? earlier.count + 1 : 1;
  const delay = count < limit ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (count - limit), WINDOW_MS);
  return { count, forgetAt: now + delay + WINDOW_MS, blockedUntil: delay > 0 ? now + delay : 0 };
}
