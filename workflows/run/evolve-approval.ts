import type { FactOf, RunEvent } from "./events";
import type { RunDraft } from "./run-draft";
import type { ApprovalState, ApprovalStatus } from "./run-state";

/** Facts about approvals: requests, votes, decisions and their ends. */
export function evolveApproval(draft: RunDraft, event: RunEvent): void {
  const { at } = event;
  switch (event.type) {
    case "approval.requested":
      return requestApproval(draft, event.data, at);
    case "approval.voted": {
      const { approvalId, decisionId, by } = event.data;
      return change(draft, approvalId, (old) => ({ votes: [...old.votes, { decisionId, by, at }] }));
    }
    case "approval.decided":
      return decideApproval(draft, event.data, at);
    case "approval.expired":
      return change(draft, event.data.approvalId, () => ({ status: "expired" }));
    case "approval.voided":
      return change(draft, event.data.approvalId, () => ({ status: "void" }));
    default:
      return;
  }
}

function requestApproval(draft: RunDraft, data: FactOf<"approval.requested">["data"], at: number): void {
  const { outputs, summary, confidence, ...request } = data;
  const { approvalId, stepKey, iteration } = data;
  const status: ApprovalStatus = "pending";
  draft.record("approvals")[approvalId] = { ...request, votes: [], requestedAt: at, status, decision: null };
  if (data.topic === "loop" || data.topic === "route") return;
  if (data.kind === "result") {
    draft.moveStep(stepKey, iteration, { stage: "reviewing", approvalId, outputs, summary, confidence });
  } else {
    draft.moveStep(stepKey, iteration, { stage: "asking", approvalId });
    if (data.kind === "plan") draft.state.haltNext = null;
  }
}

function decideApproval(draft: RunDraft, data: FactOf<"approval.decided">["data"], at: number): void {
  const { approvalId, stepKey, iteration, decisionId, action, answer, comment, by } = data;
  const decision = { decisionId, action, answer, comment, by, at };
  change(draft, approvalId, () => ({ status: statusAfter(action), decision }));
  const step = draft.state.steps[stepKey];
  if (step?.stage !== "asking" || step.approvalId !== approvalId) return;
  const isPlan = draft.state.approvals[approvalId]?.kind === "plan";
  const planApproved = step.planApproved || (isPlan && (action === "approve" || action === "amend"));
  draft.moveStep(stepKey, iteration, { stage: "unreached" }, { planApproved });
}

/** `revise` ends this request too: the next attempt raises a new one (I6: at most one decision each). */
function statusAfter(action: FactOf<"approval.decided">["data"]["action"]): ApprovalStatus {
  switch (action) {
    case "approve":
    case "answer":
      return "approved";
    case "amend":
      return "amended";
    case "reject":
    case "revise":
      return "rejected";
  }
}

function change(draft: RunDraft, id: string, changes: (old: ApprovalState) => Partial<ApprovalState>): void {
  const old = draft.state.approvals[id];
  if (old) draft.record("approvals")[id] = { ...old, ...changes(old) };
}
