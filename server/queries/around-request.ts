import type { RunEvent } from "#workflows/run/events";
import type { RunState } from "#workflows/run/run-state";

/** The run before the request, with it, and as it is now. */
export type AroundRequest = {
  request: Extract<RunEvent, { type: "approval.requested" }>["data"];
  before: RunState;
  asked: RunState;
  now: RunState;
};
