import { keepDoubts } from "./doubts";
import type { DecisionAction, FactOf, RunEvent } from "./events";
import { keptDecisionId, namesOf } from "./question-names";
import type { RunDraft } from "./run-draft";
import type { ApprovalState, ApprovalStatus, KeptAnswer } from "./run-state";
import { stepOf } from "./run-state";

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
    case "approval.reminded": {
      const { approvalId, remindAt } = event.data;
      return change(draft, approvalId, (old) => ({
        remindAt: old.remindAt?.filter((moment) => moment > remindAt),
      }));
    }
    case "approval.overdue":
      return change(draft, event.data.approvalId, () => ({ isOverdue: true }));
    case "answer.kept": {
      const { name, answer, by, requestId } = event.data;
      return keepAnswer(draft, name, { answer, by, requestId, at });
    }
    case "approval.expired":
      return close(draft, event.data.approvalId, { status: "expired" });
    case "approval.voided":
      return close(draft, event.data.approvalId, { status: "void" });
    default:
      return;
  }
}

function requestApproval(draft: RunDraft, data: FactOf<"approval.requested">["data"], at: number): void {
  const { outputs, summary, confidence, doubts, ...request } = data;
  const { approvalId, stepKey, iteration, kind } = data;
  const waiting = { votes: [], requestedAt: at, status: "pending" as const, decision: null };
  draft.record("approvals")[approvalId] = { ...request, ...waiting };
  draft.list("pendingApprovals", approvalId, true);
  if (kind === "result") {
    const result = { outputs, summary, confidence, ...keepDoubts(doubts) };
    draft.moveStep(stepKey, iteration, { stage: "reviewing", approvalId, ...result });
  } else {
    draft.moveStep(stepKey, iteration, { stage: "asking", approvalId });
  }
  if (kind === "plan") draft.state.haltNext = null;
}

function decideApproval(draft: RunDraft, data: FactOf<"approval.decided">["data"], at: number): void {
  const { approvalId, stepKey, iteration, decisionId, action, answer, comment, by, sections } = data;
  const decision = { decisionId, action, answer, comment, by, at, ...(sections ? { sections } : {}) };
  if (decisionId === keptDecisionId(approvalId)) dropKept(draft, approvalId);
  close(draft, approvalId, { status: statusAfter(action), decision });
  const step = stepOf(draft.state, stepKey);
  if (step?.stage !== "asking" || step.approvalId !== approvalId) return;
  const planApproved = step.planApproved || isPlanApproved(draft.state.approvals[approvalId]);
  draft.moveStep(stepKey, iteration, { stage: "unreached" }, { planApproved });
}

function keepAnswer(draft: RunDraft, name: string, kept: KeptAnswer): void {
  draft.state.keptAnswers = { ...draft.state.keptAnswers, [name]: kept };
}

/** A kept answer that decided its question is used up. */
function dropKept(draft: RunDraft, approvalId: string): void {
  const { keptAnswers = {}, approvals } = draft.state;
  const question = approvals[approvalId];
  const used = question && namesOf(question).find((name) => Object.hasOwn(keptAnswers, name));
  draft.state.keptAnswers = Object.fromEntries(Object.entries(keptAnswers).filter(([name]) => name !== used));
}

/** A plan that one of several amended is put to all of them again. */
function isPlanApproved(approval: ApprovalState | undefined): boolean {
  if (approval?.kind !== "plan") return false;
  return approval.status === "approved" || (approval.status === "amended" && approval.votesNeeded < 2);
}

/** `revise` ends this request too: the next attempt raises a new one (I6: at most one decision each). */
function statusAfter(action: DecisionAction): ApprovalStatus {
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

function close(draft: RunDraft, approvalId: string, changes: Partial<ApprovalState>): void {
  draft.list("pendingApprovals", approvalId, false);
  change(draft, approvalId, () => changes);
}

function change(draft: RunDraft, id: string, changes: (old: ApprovalState) => Partial<ApprovalState>): void {
  const old = draft.state.approvals[id];
  if (old) draft.record("approvals")[id] = { ...old, ...changes(old) };
}
