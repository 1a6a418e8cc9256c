/** Milliseconds of work before whoever else waits for the process is served. */
const SLICE_MS = 8;

/** Drives to its end what pauses on its way, and lets others have their turn in between. */
export async function runInSlices<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    let step = steps.next();
    while (!step.done && performance.now() < until) step = steps.next();
    if (step.done) return step.value;
    await new Promise(setImmediate);
  }
}
