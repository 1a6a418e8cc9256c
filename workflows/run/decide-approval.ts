import type { StepNode } from "../definition/definition";
import { checkDecision, isRepeat, openApproval } from "./check-decision";
import { makeArtifact } from "./decide-report";
import { stepNodeOf } from "./definition-index";
import { factsForGoto } from "./go-back";
import { planDocument } from "./needed-documents";
import { RunRefusal } from "./refusal";
import { requestResultApproval } from "./request-result";
import type { ApprovalState, StepState } from "./run-state";
import type { SignalOf } from "./signals";
import type { Turn } from "./turn";

type Decision = SignalOf<"decideApproval">;

/**
 * A person's decision, with the effects of product.md 4. Exactly one wins; the same decision id again changes
 * nothing, any other is refused with the winner.
 */
export function decideApproval(turn: Turn, signal: Decision): void {
  const approval = turn.state.approvals[signal.approvalId];
  if (approval && isRepeat(approval, signal.decisionId)) return;
  const open = openApproval(turn, signal.approvalId);
  checkDecision(turn, open, signal);
  if (signal.action === "approve" && isVoteShort(open)) return recordVote(turn, open, signal);
  recordDecision(turn, open, signal);
  if (open.kind === "plan") return applyToPlan(turn, open, signal);
  applyToResult(turn, open, signal);
}

function isVoteShort(approval: ApprovalState): boolean {
  return approval.votes.length + 1 < approval.votesNeeded;
}

function recordVote(turn: Turn, approval: ApprovalState, { decisionId, comment }: Decision): void {
  const { approvalId, stepKey } = approval;
  turn.record("approval.voted", { ...turn.place(stepKey), approvalId, decisionId, by: turn.by, comment });
}

function recordDecision(turn: Turn, approval: ApprovalState, signal: Decision): void {
  const { decisionId, action, comment, contentSha256 } = signal;
  const { approvalId, stepKey } = approval;
  const decision = { approvalId, decisionId, action, answer: null, comment, contentSha256, by: turn.by };
  turn.record("approval.decided", { ...turn.place(stepKey), ...decision });
}

/** A plan decides whether and how a step starts. */
function applyToPlan(turn: Turn, approval: ApprovalState, signal: Decision): void {
  const { stepKey } = approval;
  if (signal.action === "reject") return rejectStep(turn, stepKey, signal.comment);
  if (signal.action === "amend" && signal.amended) {
    const document = { ...signal.amended, name: planDocument(stepKey) };
    makeArtifact(turn, stepKey, document, turn.by, null);
  }
  if (signal.action === "revise") askAgain(turn, stepKey, signal.comment);
}

function applyToResult(turn: Turn, approval: ApprovalState, signal: Decision): void {
  const { stepKey } = approval;
  const step = turn.step(stepKey);
  if (step?.stage !== "reviewing") return;
  switch (signal.action) {
    case "approve":
      return completeReviewed(turn, stepKey, step, step.outputs);
    case "amend":
      return amendResult(turn, stepKey, step, signal);
    case "revise":
      return askAgain(turn, stepKey, signal.comment);
    case "reject":
      return rejectStep(turn, stepKey, signal.comment);
  }
}

type Reviewing = Extract<StepState, { stage: "reviewing" }>;

function completeReviewed(turn: Turn, stepKey: string, step: Reviewing, outputs: Reviewing["outputs"]): void {
  const { summary, confidence, lastTaskId: taskId } = step;
  turn.record("step.completed", {
    ...turn.place(stepKey),
    taskId,
    outputs,
    summary,
    confidence,
    by: turn.by,
  });
}

/** The person's text becomes the next version; where several must agree, the others are asked about it. */
function amendResult(turn: Turn, stepKey: string, step: Reviewing, signal: Decision): void {
  if (!signal.amended) return;
  const amended = makeArtifact(turn, stepKey, signal.amended, turn.by, null);
  const outputs = step.outputs.map((output) => (output.name === amended.name ? amended : output));
  const node = stepNodeOf(turn.index, stepKey);
  if (!node || node.approvals < 2) return completeReviewed(turn, stepKey, step, outputs);
  const { summary, confidence } = step;
  requestResultApproval(turn, stepKey, node, {
    outputs,
    summary,
    confidence,
    contentSha256: signal.amended.sha256,
  });
}

function askAgain(turn: Turn, stepKey: string, comment: string): void {
  const feedback = { by: turn.by.name, comment };
  const sentence = "Changes requested";
  const place = turn.place(stepKey);
  turn.record("step.retried", { ...place, code: "changes-requested", sentence, dueAt: null, feedback });
}

/** The step fails; the run goes on along its `on_reject` path. */
function rejectStep(turn: Turn, stepKey: string, comment: string): void {
  const node = stepNodeOf(turn.index, stepKey);
  const sentence = `Rejected: ${comment}`;
  turn.record("step.failed", { ...turn.place(stepKey), code: "rejected", sentence, final: true });
  if (node) followRejection(turn, stepKey, node, comment);
}

function followRejection(turn: Turn, stepKey: string, node: StepNode, comment: string): void {
  switch (node.onReject.kind) {
    case "continue":
      return;
    case "halt": {
      const sentence = `"${node.label}" was rejected: ${comment}`;
      turn.dropWaits(null, sentence);
      return turn.record("run.failed", { code: "rejected", sentence, stepKey });
    }
    case "goto": {
      const reset = factsForGoto(turn, stepKey, node.onReject.step, comment);
      if (!reset)
        throw new RunRefusal(
          "illegal-move",
          `The step "${node.onReject.step}" to go back to does not exist.`,
        );
      for (const key of reset.resets) turn.dropWaits(key, sentenceFor(node));
      return turn.record("steps.reset", reset);
    }
  }
}

function sentenceFor(node: StepNode): string {
  return `The run went back after "${node.label}" was rejected.`;
}
