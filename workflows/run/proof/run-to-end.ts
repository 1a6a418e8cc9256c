import type { InSteps } from "./explore";

/** Drives to its end what pauses on its way. */
export function runToEnd<Result>(steps: InSteps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
