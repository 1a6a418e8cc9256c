import type { RequestOfRun, StepOfRun } from "./tree-steps";

/** Finds the newest request of a step in its present round, if it raised one. */
export function findRequests(
  requests: readonly RequestOfRun[],
): (step: Pick<StepOfRun, "stepKey" | "iteration">) => RequestOfRun | undefined {
  const newest = new Map<string, RequestOfRun>();
  for (const request of requests) {
    const key = keyOf(request);
    const known = newest.get(key);
    if (!known || request.requestedAt >= known.requestedAt) newest.set(key, request);
  }
  return (step) => newest.get(keyOf(step));
}

function keyOf({ stepKey, iteration }: Pick<StepOfRun, "stepKey" | "iteration">): string {
  return `${iteration} ${stepKey}`;
}
