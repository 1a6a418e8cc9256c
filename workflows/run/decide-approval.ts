import type { StepNode } from "../definition/definition";
import { checkDecision, isRepeat, openApproval } from "./check-decision";
import { composeFeedback } from "./compose-feedback";
import { keepDoubts } from "./doubts";
import { makeArtifact } from "./make-artifact";
import { planDocument } from "./needed-documents";
import { RunRefusal } from "./refusal";
import { requestResultApproval } from "./request-result";
import { goBackTo } from "./reset";
import { stepInRun } from "./run-keys";
import type { ApprovalState } from "./run-state";
import type { DocumentRef, SignalOf } from "./signals";
import type { StepResult, StepState } from "./step-state";
import type { Turn } from "./turn";

type Decision = SignalOf<"decideApproval">;
type Reviewing = Extract<StepState, { stage: "reviewing" }>;

/**
 * A person's decision, with the effects of product.md 4. Exactly one wins; the same decision id again changes
 * nothing, any other is refused with the winner.
 */
export function decideApproval(turn: Turn, signal: Decision): void {
  const known = turn.state.approvals[signal.approvalId];
  if (known && isRepeat(known, signal.decisionId)) return;
  const approval = openApproval(turn, signal.approvalId);
  checkDecision(turn, approval, signal);
  const { approvalId, stepKey, votes, votesNeeded } = approval;
  const { action, decisionId, comment, remarks } = signal;
  if (action !== "approve" || votes.length + 1 >= votesNeeded) return takeDecision(turn, approval, signal);
  const vote = { approvalId, decisionId, by: turn.by, comment, ...(remarks ? { remarks } : {}) };
  turn.record("approval.voted", { ...turn.place(stepKey), ...vote });
}

type Taken = Pick<
  Decision,
  "decisionId" | "action" | "comment" | "contentSha256" | "amended" | "remarks" | "sections"
>;

/** Records the decision that wins, and its effects. */
export function takeDecision(turn: Turn, approval: ApprovalState, taken: Taken): void {
  const { approvalId, stepKey } = approval;
  const { action, decisionId, comment, contentSha256, remarks, sections } = taken;
  const place = turn.place(stepKey);
  const said = { ...(remarks ? { remarks } : {}), ...(sections ? { sections } : {}) };
  const decision = { approvalId, decisionId, action, answer: null, comment, contentSha256, by: turn.by };
  const step = turn.step(stepKey);
  const node = stepInRun(turn.index, turn.state, stepKey);
  if (!step || !node)
    throw new RunRefusal("not-found", `The step "${stepKey}" is not part of this workflow.`);
  const amended = action === "amend" ? amendedDocument(approval, step, taken.amended) : null;
  turn.record("approval.decided", { ...place, ...decision, ...said });
  if (action === "revise") return askAgain(turn, stepKey, composeFeedback(approval, taken));
  if (action === "reject")
    return rejectStep(turn, stepKey, node, { comment, feedback: composeFeedback(approval, taken) });
  if (step.stage === "reviewing") return acceptResult(turn, approval, node, step, amended);
  if (amended) makeArtifact(turn, stepKey, amended, turn.by, null);
}

/** The person's version under the name it replaces: one of the step's documents, or its plan. */
function amendedDocument(
  approval: ApprovalState,
  step: StepState,
  amended: DocumentRef | null,
): DocumentRef | null {
  if (!amended) return null;
  if (approval.kind === "plan") return { ...amended, name: planDocument(approval.stepKey) };
  const names = step.stage === "reviewing" ? step.outputs.map(({ name }) => name) : [];
  if (names.includes(amended.name)) return amended;
  const allowed = names.length === 0 ? "no document to amend" : `only ${names.join(", ")} to amend`;
  throw new RunRefusal("bad-input", `There is ${allowed}, not "${amended.name}".`);
}

/** Approved, or amended: where several must agree on the person's text, the others are asked about it. */
function acceptResult(
  turn: Turn,
  { stepKey, triggers = [], elicitation = [] }: ApprovalState,
  node: StepNode,
  step: Reviewing,
  amended: DocumentRef | null,
): void {
  if (!amended) return completeReviewed(turn, stepKey, step);
  const output = makeArtifact(turn, stepKey, amended, turn.by, null);
  const outputs = step.outputs.map((old) => (old.name === output.name ? output : old));
  const { summary, confidence, doubts } = step;
  const result = { outputs, summary, confidence, ...keepDoubts(doubts) };
  if (node.approvals > 1)
    return requestResultApproval(turn, stepKey, node, result, { triggers, elicitation });
  completeReviewed(turn, stepKey, { ...result, lastTaskId: step.lastTaskId });
}

function completeReviewed(
  turn: Turn,
  stepKey: string,
  { outputs, summary, confidence, doubts, lastTaskId: taskId }: StepResult & Pick<StepState, "lastTaskId">,
): void {
  const result = { taskId, outputs, summary, confidence, ...keepDoubts(doubts), by: turn.by };
  turn.record("step.completed", { ...turn.place(stepKey), ...result });
}

/** The same agent tries again, with the comment; a plan is asked about again. */
function askAgain(turn: Turn, stepKey: string, comment: string): void {
  const feedback = { by: turn.by.name, comment };
  const because = { code: "changes-requested", sentence: "Changes requested" };
  turn.record("step.retried", { ...turn.place(stepKey), ...because, dueAt: null, feedback });
}

/** The step fails; the run goes on along its `on_reject` path. */
function rejectStep(
  turn: Turn,
  stepKey: string,
  node: StepNode,
  { comment, feedback }: { comment: string; feedback: string },
): void {
  const { onReject, label } = node;
  const because = { code: "rejected", sentence: `Rejected: ${comment}` };
  turn.record("step.failed", { ...turn.place(stepKey), ...because, final: true });
  switch (onReject.kind) {
    case "continue":
      return;
    case "halt": {
      const sentence = `"${label}" was rejected: ${comment}`;
      turn.dropWaits("all", sentence);
      return turn.record("run.failed", { code: "rejected", sentence, stepKey });
    }
    case "goto": {
      const reset = goBackTo(turn, stepKey, onReject.step, feedback);
      if (!reset) {
        throw new RunRefusal("illegal-move", `The step "${onReject.step}" to go back to does not exist.`);
      }
      turn.dropWaits(reset.resets, `The run went back after "${label}" was rejected.`);
      return turn.record("steps.reset", reset);
    }
  }
}
