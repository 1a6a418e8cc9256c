import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** `npm test` or `npm run test:full`, and what random tests begin with (TEST_SEED repeats one). */
    tier: { isFull: boolean; seed: number };
  }
}

/** The size of a test: what every change can afford, or what a release is worth (reliability.md 2). */
export function sizeOf(pr: number, full: number): number {
  return inject("tier").isFull ? full : pr;
}

/**
 * A promised time, in any unit, as a test may hold a machine to it: `npm run test:full` has its machine to itself
 * and is exact, `npm test` allows for one that is slow and shared.
 */
export function limitOf(promised: number): number {
  return sizeOf(5 * promised, promised);
}

/** What the random tests of this run begin with: say it where one fails. */
export function seedOfTests(): number {
  return inject("tier").seed;
}

/**
 * Parameters of a random test for fast-check, which prints the seed and the path to what failed. It is not made
 * smaller: that takes minutes, and asking for it is `endOnFailure: false`.
 */
export function runsOf(pr: number, full: number): { numRuns: number; seed: number; endOnFailure: boolean } {
  return { numRuns: sizeOf(pr, full), seed: seedOfTests(), endOnFailure: true };
}
