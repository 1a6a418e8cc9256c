import { earlierRequests } from "./ask";
import { hashText } from "./content-hash";
import { planText } from "./request-plan";
import { stepInRun } from "./run-keys";
import type { ApprovalState } from "./run-state";
import type { Turn } from "./turn";

/** True when the step would no longer do what the request says: a document it reads is another one now. */
export function isPlanStale({ index, state }: Turn, approval: ApprovalState): boolean {
  const node = stepInRun(index, state, approval.stepKey);
  if (!node) return false;
  return hashText(planText(state, node, approval.stepKey, approval.agent ?? "")) !== approval.contentSha256;
}

/** The approved plan of a step that has not started, when it no longer says what the step would do. */
export function hasStaleApproval(turn: Turn, stepKey: string): boolean {
  const approved = earlierRequests(turn, stepKey, "plan").at(-1);
  return approved?.status === "approved" && isPlanStale(turn, approved);
}
