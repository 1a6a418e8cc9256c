import { Role } from "../definition/definition";
import { RunRefusal } from "./refusal";
import type { ApprovalState } from "./run-state";
import type { SignalOf } from "./signals";
import type { Turn } from "./turn";

/** True when this very decision, or vote, was already taken: the answer is the same again (J5). */
export function isRepeat(approval: ApprovalState, decisionId: string): boolean {
  return (
    approval.decision?.decisionId === decisionId ||
    approval.votes.some((vote) => vote.decisionId === decisionId)
  );
}

/** The approval, when it can still be decided. */
export function openApproval(turn: Turn, approvalId: string): ApprovalState {
  const approval = turn.state.approvals[approvalId];
  if (!approval) throw new RunRefusal("not-found", "There is no such approval.");
  if (approval.decision) throw alreadyDecided(approval, approval.decision);
  if (approval.status !== "pending") {
    const message = `This approval is ${approval.status} and can no longer be decided.`;
    throw new RunRefusal("approval-closed", message, { status: approval.status });
  }
  return approval;
}

function alreadyDecided(approval: ApprovalState, winner: NonNullable<ApprovalState["decision"]>): RunRefusal {
  return new RunRefusal("already-decided", `${winner.by.name} already ${PAST[winner.action]} this.`, {
    approvalId: approval.approvalId,
    action: winner.action,
    decisionId: winner.decisionId,
    by: winner.by.name,
    byId: winner.by.id,
    at: winner.at,
  });
}

const PAST = {
  approve: "approved",
  reject: "rejected",
  amend: "amended",
  revise: "requested changes to",
  answer: "answered",
} as const;

/** Everything a decision must bring (product.md 4, H2, H12). */
export function checkDecision(turn: Turn, approval: ApprovalState, signal: SignalOf<"decideApproval">): void {
  if (approval.kind === "question") {
    throw new RunRefusal("wrong-kind", "This is a question: answer it with one of its options.");
  }
  checkRole(approval, signal.by.role);
  if (signal.contentSha256 !== approval.contentSha256) {
    const message = "The content changed since it was shown. Read the new version and decide again.";
    const { contentSha256, version } = approval;
    throw new RunRefusal("content-changed", message, { contentSha256, version });
  }
  if (signal.action !== "approve" && signal.comment.trim() === "") {
    throw new RunRefusal("comment-required", `Say why: a comment is needed to ${VERB[signal.action]}.`);
  }
  if (signal.action === "amend" && signal.amended === null) {
    throw new RunRefusal("content-required", "Send the amended content.");
  }
  if (signal.action === "approve") checkVote(approval, turn.by.id);
}

const VERB = { revise: "request changes", amend: "amend", reject: "reject" } as const;

function checkVote(approval: ApprovalState, id: string): void {
  if (!approval.votes.some((vote) => vote.by.id === id)) return;
  const message = `You approved this already; ${approval.votesNeeded} different people are needed.`;
  throw new RunRefusal("already-voted", message);
}

/** Lowest first. */
const RANKS: readonly string[] = Role.options;

/** The role that an approval names may decide it, and every role above (product.md 4). */
export function checkRole(approval: ApprovalState, role: Role): void {
  const allowed = RANKS.slice(RANKS.indexOf(approval.role));
  if (allowed.includes(role)) return;
  const message = `Only ${allowed.join(" or ")} may decide this; your role is ${role}. Ask somebody who holds the role.`;
  throw new RunRefusal("role-required", message, { role: approval.role });
}
