import type { ApprovalKind, DecisionAction } from "#workflows/run/events";
import { RunRefusal } from "#workflows/run/refusal";
import type { ApprovalState, ApprovalStatus, RunState, RunStatus } from "#workflows/run/run-state";
import type { Answer } from "#workflows/run/signals";

/** What a decision came to. `decision` is null while more votes are needed. */
export type Decided = {
  approval: {
    id: string;
    runId: string;
    stepKey: string;
    kind: ApprovalKind;
    question: string;
    version: number;
    status: ApprovalStatus;
    votes: { have: number; need: number };
    decision: {
      id: string;
      action: DecisionAction;
      answer: Answer | null;
      comment: string;
      by: { id: string; name: string };
      at: string;
    } | null;
  };
  run: { id: string; status: RunStatus };
};

export function showDecided(state: RunState, approvalId: string): Decided {
  const approval = state.approvals[approvalId];
  if (!approval) throw new RunRefusal("not-found", "There is no such approval.");
  const { stepKey, kind, question, version, status, votesNeeded, votes } = approval;
  const isAgreed = status === "approved" && kind !== "question";
  return {
    approval: {
      id: approvalId,
      runId: state.runId,
      stepKey,
      kind,
      question,
      version,
      status,
      votes: { have: votes.length + (isAgreed ? 1 : 0), need: votesNeeded },
      decision: showDecision(approval),
    },
    run: { id: state.runId, status: state.standing.status },
  };
}

function showDecision({ decision }: ApprovalState): Decided["approval"]["decision"] {
  if (!decision) return null;
  const { decisionId: id, at, ...rest } = decision;
  return { id, ...rest, at: new Date(at).toISOString() };
}
