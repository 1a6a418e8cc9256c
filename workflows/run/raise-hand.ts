import type { StepNode } from "../definition/definition";
import { askPerson, earlierRequests } from "./ask";
import { failAttempt } from "./fail-attempt";
import type { ApprovalState } from "./run-state";
import type { SignalOf } from "./signals";
import type { Turn } from "./turn";

/** So often may an agent ask in one iteration of a step; then it has to decide by itself (issue 4). */
export const MOST_QUESTIONS = 3;

const MOST_OPTIONS = 12;
const LONGEST_QUESTION = 4_000;
const LONGEST_OPTION = 300;

/**
 * An agent asks instead of handing in: a person's answer goes on in the same step and costs no retry. One that
 * asks too often, or nothing at all, has failed its attempt.
 */
export function raiseHand(turn: Turn, stepKey: string, node: StepNode, signal: SignalOf<"taskAsked">): void {
  const fault = faultOf(turn, stepKey, signal);
  if (fault !== null) {
    const failure = { reason: "invalid-answer", message: fault, retryable: true, retryAfterMs: null };
    return failAttempt(turn, stepKey, node, failure);
  }
  const { question, options, recommendation } = signal;
  const isOffered = options.some(({ value }) => value === recommendation);
  const isFree = options.length === 0 && (recommendation?.length ?? 0) <= LONGEST_QUESTION;
  askPerson(turn, {
    stepKey,
    topic: "raised-hand",
    question: question.trim(),
    finding: null,
    options,
    role: node.role,
    agent: turn.step(stepKey)?.agent ?? null,
    recommendation: isOffered || isFree ? recommendation : null,
  });
}

function faultOf(turn: Turn, stepKey: string, { question, options }: SignalOf<"taskAsked">): string | null {
  if (question.trim() === "") return "The agent raised its hand without a question.";
  if (question.length > LONGEST_QUESTION || options.some(isTooLong)) {
    return `A question has at most ${LONGEST_QUESTION} characters, an option ${LONGEST_OPTION}.`;
  }
  if (options.length > MOST_OPTIONS) return `A question has at most ${MOST_OPTIONS} options.`;
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    return "Two options of the agent's question have the same value.";
  }
  if (questionsRaised(turn, stepKey).length < MOST_QUESTIONS) return null;
  return `The agent asked ${MOST_QUESTIONS} questions in this step already. Decide by yourself what is still open and say so in the document.`;
}

function isTooLong({ value, label }: { value: string; label: string }): boolean {
  return value.length > LONGEST_OPTION || label.length > LONGEST_OPTION;
}

function questionsRaised(turn: Turn, stepKey: string): ApprovalState[] {
  return earlierRequests(turn, stepKey, "question").filter(({ topic }) => topic === "raised-hand");
}
