import { namesOf } from "./question-names";
import { RunRefusal } from "./refusal";
import { hasEnded } from "./run-state";
import type { SignalOf } from "./signals";
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

/** When the run has ended: the answers that no question asked for (reliability.md 3.8). */
export function listUnusedAnswers(turn: Turn): void {
  const names = Object.keys(turn.state.keptAnswers ?? {});
  if (names.length === 0) return;
  const sentence = `Answered beforehand and never asked: ${names.join(", ")}.`;
  turn.record("answers.unused", { names, sentence });
}
