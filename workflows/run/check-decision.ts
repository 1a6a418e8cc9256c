import { Role } from "../definition/definition";
import { PROCEED } from "./compose-feedback";
import { RunRefusal } from "./refusal";
import type { ApprovalState } from "./run-state";
import type { SectionChoice, SignalOf } from "./signals";
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
  checkRole(approval, signal.by);
  if (signal.contentSha256 !== approval.contentSha256) {
    const message = "The content changed since it was shown. Read the new version and decide again.";
    const { contentSha256, version } = approval;
    throw new RunRefusal("content-changed", message, { contentSha256, version });
  }
  if (signal.action !== "approve" && isSilent(signal)) {
    throw new RunRefusal("comment-required", `Say why: a comment is needed to ${VERB[signal.action]}.`);
  }
  if (signal.action === "amend" && signal.amended === null) {
    throw new RunRefusal("content-required", "Send the amended content.");
  }
  checkSections(approval, signal.sections ?? []);
  if (signal.action === "approve" || signal.action === "amend") refuseWishes(approval, signal.sections ?? []);
  if (signal.action === "approve") checkVote(approval, turn.by.id);
}

/** Choices are for the places that the request lists, each one of what it offers there. */
function checkSections({ elicitation = [] }: ApprovalState, sections: readonly SectionChoice[]): void {
  const wrong = sections.find(({ path, choice }) => {
    const options = elicitation.filter((point) => point.path === path).flatMap((point) => point.options);
    return !options.some(({ value }) => value === choice);
  });
  if (!wrong) return;
  const message = `"${wrong.choice}" is no choice for the section "${wrong.path}" of this request.`;
  throw new RunRefusal("bad-input", message, { field: "sections" });
}

/** Nobody would hear a wish that comes with an approval: the agent does not try again. */
function refuseWishes({ elicitation = [] }: ApprovalState, sections: readonly SectionChoice[]): void {
  const wish = sections.find(({ choice }) => choice !== PROCEED);
  if (!wish) return;
  const title = elicitation.find(({ path }) => path === wish.path)?.title ?? wish.path;
  const message = `You asked for something in the section "${title}". Request changes, so that the agent hears it, or choose to proceed there.`;
  throw new RunRefusal("bad-input", message, { field: "sections" });
}

/** Remarks on passages and wishes for sections say as much as a comment, but for a rejection. */
function isSilent({ action, comment, remarks = [], sections = [] }: SignalOf<"decideApproval">): boolean {
  const isSaid = remarks.length > 0 || sections.some(({ choice }) => choice !== PROCEED);
  return comment.trim() === "" && (action !== "revise" || !isSaid);
}

const VERB = { revise: "request changes", amend: "amend", reject: "reject" } as const;

function checkVote(approval: ApprovalState, id: string): void {
  if (!approval.votes.some((vote) => vote.by.id === id)) return;
  const message = `You approved this already; ${approval.votesNeeded} different people are needed.`;
  throw new RunRefusal("already-voted", message);
}

/** Lowest first. */
const RANKS: readonly string[] = Role.options;

/**
 * The role that an approval names may decide it, and every role above (product.md 4); but nobody whom the step
 * keeps from it (four eyes, H12).
 */
export function checkRole(approval: ApprovalState, { id, role }: { id: string; role: Role }): void {
  if (approval.excludes?.includes(id)) {
    const message = "You started this run: somebody else has to decide this (four eyes).";
    throw new RunRefusal("own-request", message);
  }
  if (isRoleEnough(approval, role)) return;
  const allowed = RANKS.slice(RANKS.indexOf(approval.role));
  const message = `Only ${allowed.join(" or ")} may decide this; your role is ${role}. Ask somebody who holds the role.`;
  throw new RunRefusal("role-required", message, { role: approval.role });
}

/** Whether a role is the one that an approval names, or above it. */
export function isRoleEnough({ role: needed }: Pick<ApprovalState, "role">, role: Role): boolean {
  return RANKS.indexOf(role) >= RANKS.indexOf(needed);
}
