import type { RunState } from "#workflows/run/run-state";
import type { SignalOf } from "#workflows/run/signals";
import { bob } from "./engine-rig";

/** A decision on each request that is open, by one person; its id follows from the request's. */
export function decisionsOn(
  state: RunState,
  action: SignalOf<"decideApproval">["action"] = "approve",
): SignalOf<"decideApproval">[] {
  return state.pendingApprovals.flatMap((approvalId) => {
    const approval = state.approvals[approvalId];
    if (!approval) return [];
    const { contentSha256 } = approval;
    const decisionId = `${approvalId}-decision`;
    return [
      {
        type: "decideApproval",
        approvalId,
        decisionId,
        action,
        comment: "Seen.",
        contentSha256,
        amended: null,
        by: bob,
      },
    ];
  });
}

/** Retries of each incident that is open; the request's id follows from the incident's. */
export function retriesOf(state: RunState): SignalOf<"retryStep">[] {
  return state.openIncidents.flatMap((id) => {
    const incident = state.incidents[id];
    if (!incident) return [];
    const { stepKey } = incident;
    return [{ type: "retryStep", stepKey, by: bob, requestId: `${id}-retry`, reason: "It was the program." }];
  });
}
