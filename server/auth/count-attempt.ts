const WINDOW_MS = 10 * 60_000;
const FIRST_DELAY_MS = 15_000;

/** How often a login may fail before each further try has to wait (S19). */
export const attemptLimits = { account: 5, address: 20 };

/** Times in epoch milliseconds. */
export type Attempts = { attempts: number; forgetAt: number; blockedUntil: number };

/**
 * Counts one more try, before its password is looked at, so that tries at the same moment count too. `waitMs` is
 * above 0 when it comes too early; then it does not count. The wait doubles with each try beyond `limit`, from
 * 15 s to 10 minutes, and all is forgotten 10 minutes after the last wait.
 */
export function countAttempt(
  earlier: Attempts | undefined,
  limit: number,
  now: number,
): { attempts: Attempts; waitMs: number } {
  const current = earlier && earlier.forgetAt > now ? earlier : { attempts: 0, forgetAt: 0, blockedUntil: 0 };
  if (current.blockedUntil > now) return { attempts: current, waitMs: current.blockedUntil - now };
  const attempts = current.attempts + 1;
  const blockedUntil =
    attempts < limit ? 0 : now + Math.min(FIRST_DELAY_MS * 2 ** (attempts - limit), WINDOW_MS);
  return {
    attempts: { attempts, forgetAt: Math.max(now, blockedUntil) + WINDOW_MS, blockedUntil },
    waitMs: 0,
  };
}
