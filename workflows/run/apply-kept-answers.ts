import { isRoleEnough } from "./check-decision";
import { readAnswer, takeAnswer } from "./decide-answer";
import { keptFor } from "./kept-for";
import { keptDecisionId } from "./question-names";
import { RunRefusal } from "./refusal";
import type { ApprovalState } from "./run-state";
import type { Answer } from "./signals";
import type { Turn } from "./turn";

/** Decides the questions that were asked just now by the answers kept for them (E15). */
export function applyKeptAnswers(turn: Turn): void {
  if (turn.state.keptAnswers === undefined) return;
  for (const id of turn.state.pendingApprovals) {
    const approval = turn.state.approvals[id];
    if (approval?.kind === "question" && approval.status === "pending") applyKeptAnswer(turn, approval);
  }
}

/**
 * The answer is the decision of whoever gave it. One that does not fit, or whose giver may not decide this, is
 * left: a person is asked.
 */
function applyKeptAnswer(turn: Turn, approval: ApprovalState): void {
  const kept = keptFor(turn, approval);
  if (!kept || !isRoleEnough(approval, kept.by.role)) return;
  const answer = answerIfFit(approval, kept.answer);
  if (answer === undefined) return;
  const decisionId = keptDecisionId(approval.approvalId);
  const decision = { decisionId, answer, comment: "Answered beforehand." };
  turn.actFor(kept.by, () => takeAnswer(turn, approval, decision));
}

function answerIfFit(approval: ApprovalState, answer: Answer): Answer | undefined {
  try {
    return readAnswer(approval, answer);
  } catch (refusal) {
    if (refusal instanceof RunRefusal) return undefined;
    throw refusal;
  }
}
