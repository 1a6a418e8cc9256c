import type { WorkflowDefinition } from "../definition/definition";
import type { Actor } from "./actor";
import { advance } from "./advance";
import { describeMove } from "./describe-move";
import { RunRefusal } from "./refusal";
import { type ApprovalState, type RunState, stepOf } from "./run-state";
import type { DocumentRef, Signal } from "./signals";

/** What each answer to a request would do, by action; of a question, by the value of its option. */
export type Effects = Record<string, string>;

/**
 * Answers every way of deciding on a copy of the run and says what came of it, so that a button can tell what
 * it does (product.md 8.4). Empty when the request is not open any more.
 */
export function effectsOf(
  definition: WorkflowDefinition,
  state: RunState,
  approvalId: string,
  at: number,
): Effects {
  const approval = state.approvals[approvalId];
  if (approval?.status !== "pending") return {};
  const choices = approval.kind === "question" ? answersTo(approval) : decisionsOn(approval, state);
  return Object.fromEntries(
    choices.map(([name, signal]) => [name, effectOf(definition, state, approval, signal, at)]),
  );
}

/**
 * What becomes of an open request when nobody decides until its time limit; null without one. As things stand: what
 * else happens until then is not known.
 */
export function effectAtDeadline(
  definition: WorkflowDefinition,
  state: RunState,
  approvalId: string,
): string | null {
  const approval = state.approvals[approvalId];
  if (approval?.status !== "pending" || approval.dueAt === undefined || approval.isOverdue) return null;
  const timer: Signal = { type: "timerFired", timerKey: "foresight", dueAt: approval.dueAt };
  return effectOf(definition, withoutOtherLimits(state, approvalId), approval, timer, approval.dueAt);
}

function withoutOtherLimits(state: RunState, approvalId: string): RunState {
  const entries = Object.entries(state.approvals).map(([id, approval]) =>
    id === approvalId ? [id, approval] : [id, { ...approval, dueAt: undefined }],
  );
  return { ...state, approvals: Object.fromEntries(entries) };
}

/** Stands for whoever decides; sentences call that person "you". */
const YOU: Actor = { kind: "person", id: "foresight", name: "you", role: "owner" };

/** Under the value of each option; where any words are an answer, under `answer`. */
function answersTo({ approvalId, options }: ApprovalState): [string, Signal][] {
  const values = options.length === 0 ? ["answer"] : options.map(({ value }) => value);
  return values.map((value) => {
    const answer = { approvalId, decisionId: "foresight", answer: value, comment: "", by: YOU };
    return [value, { type: "answerApproval", ...answer }];
  });
}

const COMMENT = "your comment";

function decisionsOn(
  { approvalId, stepKey, contentSha256 }: ApprovalState,
  state: RunState,
): [string, Signal][] {
  const decision = { approvalId, decisionId: "foresight", comment: COMMENT, contentSha256, by: YOU };
  const step = stepOf(state, stepKey);
  const name = step?.stage === "reviewing" ? (step.outputs[0]?.name ?? "") : "";
  const yours: DocumentRef = { name, sha256: "", mediaType: "text/markdown", size: 0 };
  return (["approve", "revise", "amend", "reject"] as const).map((action) => {
    const amended = action === "amend" ? yours : null;
    return [action, { type: "decideApproval", ...decision, action, amended }];
  });
}

function effectOf(
  definition: WorkflowDefinition,
  state: RunState,
  approval: ApprovalState,
  signal: Signal,
  at: number,
): string {
  try {
    return describeMove(definition, advance(definition, state, signal, at), approval);
  } catch (refusal) {
    if (refusal instanceof RunRefusal) return refusal.message;
    throw refusal;
  }
}
