import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { type RunState, unstartedRun } from "#workflows/run/run-state";

/** The run before the request, with it, and as it is now. */
export type AroundRequest = {
  request: Extract<RunEvent, { type: "approval.requested" }>["data"];
  before: RunState;
  asked: RunState;
  now: RunState;
};

/** Folds the history up to the request, and on from there. Throws when the request is not in it. */
export function lookAround(runId: string, history: RunEvent[], approvalId: string): AroundRequest {
  const position = history.findIndex(
    (event) => event.type === "approval.requested" && event.data.approvalId === approvalId,
  );
  const event = history[position];
  if (event?.type !== "approval.requested") {
    throw new Error(`The request ${approvalId} is not in the history of its run.`);
  }
  const before = evolve(unstartedRun(runId), history.slice(0, position));
  const asked = evolve(before, [event]);
  return { request: event.data, before, asked, now: evolve(asked, history.slice(position + 1)) };
}
