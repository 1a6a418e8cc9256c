import { readTruth } from "./facts-lookup";
import { namesOf } from "./question-names";
import { RunRefusal } from "./refusal";
import { hasEnded, type KeptAnswer } from "./run-state";
import type { Answer, SignalOf } from "./signals";
import type { Turn } from "./turn";

const MOST_KEPT = 200;

/**
 * Keeps an answer until its question comes (E15): under the name of the condition, the key of the step, loop or
 * route, or the last part of that key. A later answer under the same name replaces it; one to a question that is
 * open already is refused, with the request to answer.
 */
export function keepAnswer(turn: Turn, signal: SignalOf<"answerAhead">): void {
  const { state } = turn;
  if (hasEnded(state)) {
    const message = `The run is ${state.standing.status}; nothing will be asked any more.`;
    throw new RunRefusal("illegal-move", message, { from: state.standing.status });
  }
  const open = state.pendingApprovals
    .flatMap((id) => state.approvals[id] ?? [])
    .find((approval) => approval.kind === "question" && namesOf(approval).includes(signal.name));
  if (open) {
    const message = "This question is open already: answer the request itself.";
    throw new RunRefusal("bad-input", message, { field: "name", approvalId: open.approvalId });
  }
  const kept = state.keptAnswers ?? {};
  if (!Object.hasOwn(kept, signal.name) && Object.keys(kept).length >= MOST_KEPT) {
    throw new RunRefusal("bad-input", `A run keeps at most ${MOST_KEPT} answers.`, { field: "name" });
  }
  const { id, name, role } = signal.by;
  const { name: question, answer, requestId } = signal;
  turn.record("answer.kept", { name: question, answer, by: { id, name, role }, requestId });
}

/** The answer kept for a question, if any. */
export function keptFor(
  turn: Turn,
  question: { finding: string | null; stepKey: string },
): KeptAnswer | undefined {
  const answers = turn.state.keptAnswers ?? {};
  const name = namesOf(question).find((one) => Object.hasOwn(answers, one));
  return name === undefined ? undefined : answers[name];
}

/** True when an answer fits one of a question's options, or its yes and no. */
export function fitsOptions(answer: Answer, options: readonly { value: string }[]): boolean {
  const values = options.map(({ value }) => value);
  const isYesNo = values.includes("true") && values.includes("false");
  return isYesNo ? readTruth(answer) !== undefined : values.includes(String(answer));
}
