import type { RunState } from "#workflows/run/run-state";
import { hashStateInPieces } from "#workflows/run/state-hash";

/** So long it hashes before it lets the page do something else, ms. */
const SLICE_MS = 8;

/** The hash of a state, made in slices so that a large one never holds up the page. */
export async function hashCalmly(state: RunState): Promise<string> {
  const work = hashStateInPieces(state);
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const { done, value } = work.next();
      if (done) return value;
    }
    await new Promise((resume) => setTimeout(resume));
  }
}

/** How often one looks again when the run moved between the two looks. */
const MOST_TRIES = 5;

/**
 * Whether the page's state is the server's, by hash: asked after a reconnect. `readState` gives the state that the
 * page shows now. True also when they never stood at the same event while one looked: the run moves, and is followed.
 */
export async function isStateRight(
  readState: () => RunState | undefined,
  ask: () => Promise<{ seq: number; hash: string }>,
  wait: (tries: number) => Promise<void>,
): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { seq, hash } = await ask();
    for (let looks = 0; looks < MOST_TRIES && (readState()?.seq ?? 0) < seq; looks += 1) await wait(looks);
    const state = readState();
    if (state?.seq === seq) return (await hashCalmly(state)) === hash;
  }
  return true;
}
