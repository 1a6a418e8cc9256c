import { isPlanStale } from "./plan-approval";
import { requestPlanApproval } from "./request-plan";
import { stepInRun } from "./run-keys";
import { hasEnded } from "./run-state";
import type { Turn } from "./turn";

const CHANGES = ["step.completed", "artifact.made", "steps.reset", "step.failed"];

/** A plan that waits for approval is asked about anew when a document it reads was changed beside it. */
export function renewPlans(turn: Turn): void {
  if (hasEnded(turn.state) || !turn.events.some(({ type }) => CHANGES.includes(type))) return;
  for (const approvalId of turn.state.pendingApprovals) {
    const approval = turn.state.approvals[approvalId];
    if (approval?.kind !== "plan" || !isPlanStale(turn, approval)) continue;
    const { stepKey, agent } = approval;
    const node = stepInRun(turn.index, turn.state, stepKey);
    if (!node) continue;
    const sentence = "A document it reads was changed: the plan is asked about anew.";
    turn.record("approval.voided", { ...turn.place(stepKey), approvalId, sentence });
    requestPlanApproval(turn, node, stepKey, agent ?? "");
  }
}
