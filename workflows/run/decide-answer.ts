import { followBudgetAnswer } from "./ask-for-budget";
import { checkRole, isRepeat, openApproval } from "./check-decision";
import { readTruth } from "./facts-lookup";
import { RunRefusal } from "./refusal";
import type { ApprovalState } from "./run-state";
import type { Answer, SignalOf } from "./signals";
import type { Turn } from "./turn";

/** A person's answer to a question; it is kept as a finding that conditions see (formats.md 2.2). */
export function decideAnswer(turn: Turn, signal: SignalOf<"answerApproval">): void {
  const known = turn.state.approvals[signal.approvalId];
  if (known && isRepeat(known, signal.decisionId)) return;
  const approval = openApproval(turn, signal.approvalId);
  if (approval.kind !== "question") {
    throw new RunRefusal(
      "wrong-kind",
      "This is not a question: approve, request changes, amend or reject it.",
    );
  }
  checkRole(approval, signal.by);
  takeAnswer(turn, approval, { ...signal, answer: readAnswer(approval, signal.answer) });
}

/** Records an answer that fits, and what follows from it. */
export function takeAnswer(
  turn: Turn,
  approval: ApprovalState,
  { decisionId, answer, comment }: Pick<SignalOf<"answerApproval">, "decisionId" | "answer" | "comment">,
): void {
  const { approvalId, stepKey } = approval;
  const decision = { approvalId, decisionId, action: "answer" as const, answer, comment };
  const place = turn.place(stepKey);
  turn.record("approval.decided", { ...place, ...decision, contentSha256: null, by: turn.by });
  followAnswer(turn, approval, answer);
}

/** Accepts `true`, `"true"` and `"yes"` for yes-or-no questions, an option's value for the others. */
export function readAnswer(approval: ApprovalState, answer: Answer): Answer {
  const values = approval.options.map((option) => option.value);
  const isYesNo = values.includes("true") && values.includes("false");
  const truth = isYesNo ? readTruth(answer) : undefined;
  if (truth !== undefined) return truth;
  if (!isYesNo && values.includes(String(answer))) return String(answer);
  if (approval.topic === "raised-hand") return readOwnWords(answer);
  const allowed = isYesNo ? "true or false" : values.join(", ");
  throw new RunRefusal("bad-answer", `Answer with one of: ${allowed}.`);
}

/** Who raised a hand takes any words for an answer. */
function readOwnWords(answer: Answer): Answer {
  const words = String(answer).trim();
  if (words !== "" && words.length <= LONGEST_ANSWER) return words;
  throw new RunRefusal("bad-answer", `Choose an option, or answer in 1 to ${LONGEST_ANSWER} characters.`);
}

const LONGEST_ANSWER = 10_000;

function followAnswer(turn: Turn, approval: ApprovalState, answer: Answer): void {
  const { finding: name, stepKey, topic } = approval;
  if (topic === "loop" && answer === "stop") {
    const sentence = `${turn.by.name} stopped the run after the rounds of "${stepKey}" were used up.`;
    turn.dropWaits("all", sentence);
    return turn.record("run.failed", { code: "loop-bound", sentence, stepKey });
  }
  if (topic === "budget") return followBudgetAnswer(turn, approval, answer);
  if (name === null) return;
  const finding = { name, value: answer, source: "person" as const, by: turn.by };
  turn.record("finding.recorded", { ...turn.place(stepKey), ...finding });
}
