import { DEADLINE_POLICY } from "./actor";
import { takeAnswer } from "./decide-answer";
import { takeDecision } from "./decide-approval";
import { openIncident } from "./open-incident";
import type { ApprovalState } from "./run-state";
import type { Answer } from "./signals";
import type { Turn } from "./turn";

/** Whatever the time limits of open requests bring at this moment: reminders, and what follows from a deadline. */
export function passDeadlines(turn: Turn): void {
  for (const id of turn.state.pendingApprovals) {
    const approval = turn.state.approvals[id];
    if (approval?.status !== "pending" || approval.isOverdue || approval.dueAt === undefined) continue;
    if (approval.dueAt <= turn.at) endLimit(turn, approval);
    else remind(turn, approval);
  }
}

/** One reminder for all that are due: after a night without a server nobody needs two (H18). */
function remind(turn: Turn, { approvalId, stepKey, remindAt = [] }: ApprovalState): void {
  const due = remindAt.filter((moment) => moment <= turn.at);
  const last = due.at(-1);
  if (last === undefined) return;
  const isLast = due.length === remindAt.length;
  const sentence = isLast
    ? "Most of its time has passed: everybody who may decide is asked."
    : "Part of its time has passed and nobody has decided.";
  turn.record("approval.reminded", { ...turn.place(stepKey), approvalId, remindAt: last, isLast, sentence });
}

/** The policy of the limit decides, in its own name (product.md 4). */
function endLimit(turn: Turn, approval: ApprovalState): void {
  const { approvalId, stepKey, onDeadline = "keep", kind } = approval;
  if (onDeadline === "keep") {
    const sentence = "Its time limit passed; it goes on waiting.";
    return turn.record("approval.overdue", { ...turn.place(stepKey), approvalId, sentence });
  }
  if (kind === "question") return answerByPolicy(turn, approval, onDeadline);
  const decision = {
    decisionId: deadlineDecisionId(approvalId),
    action: onDeadline,
    comment: "Nobody decided in time.",
    contentSha256: approval.contentSha256,
    amended: null,
  };
  turn.actFor(DEADLINE_POLICY, () => takeDecision(turn, approval, decision));
}

/** Id of the decision that the time limit of a request takes. */
function deadlineDecisionId(approvalId: string): string {
  return `${approvalId}-deadline`;
}

function answerByPolicy(turn: Turn, approval: ApprovalState, policy: "approve" | "reject"): void {
  const answer = policyAnswer(approval, policy);
  if (answer === null) return expire(turn, approval);
  const decisionId = deadlineDecisionId(approval.approvalId);
  const decision = { decisionId, answer, comment: "Nobody answered in time." };
  turn.actFor(DEADLINE_POLICY, () => takeAnswer(turn, approval, decision));
}

/** Yes or no to what is a matter of yes and no; else what the asking agent recommends, if that is wanted. */
function policyAnswer(
  { options, recommendation }: ApprovalState,
  policy: "approve" | "reject",
): Answer | null {
  const values = options.map(({ value }) => value);
  if (values.includes("true") && values.includes("false")) return policy === "approve";
  return policy === "approve" ? (recommendation ?? null) : null;
}

/** No answer follows from the policy: the step stops visibly, and can be asked again. */
function expire(turn: Turn, { approvalId, stepKey, question }: ApprovalState): void {
  const sentence = `Nobody answered in time: ${question}`;
  turn.record("approval.expired", { ...turn.place(stepKey), approvalId, sentence });
  openIncident(turn, stepKey, "unanswered", sentence);
}
