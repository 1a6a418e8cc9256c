import type { InSteps } from "#workflows/run/proof/explore";

/** Milliseconds of work before whoever else waits for the process is served. */
const SLICE_MS = 8;

/**
 * Drives to its end what pauses on its way, and lets others have their turn in between. After `limitMs` of work
 * (waiting does not count) it is asked to end with what it has.
 */
export async function runInSlices<Result>(steps: InSteps<Result>, limitMs: number): Promise<Result> {
  for (let worked = 0; ; ) {
    const began = performance.now();
    const isLast = worked >= limitMs;
    let step = steps.next(isLast);
    while (!step.done && (isLast || performance.now() - began < SLICE_MS)) step = steps.next(isLast);
    if (step.done) return step.value;
    worked += performance.now() - began;
    await new Promise(setImmediate);
  }
}
