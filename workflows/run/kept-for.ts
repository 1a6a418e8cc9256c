import { type NamedQuestion, namesOf } from "./question-names";
import type { KeptAnswer } from "./run-state";
import type { Turn } from "./turn";

/** The answer kept for a question, if any. */
export function keptFor({ state }: Turn, question: NamedQuestion): KeptAnswer | undefined {
  const answers = state.keptAnswers ?? {};
  const name = namesOf(question).find((one) => Object.hasOwn(answers, one));
  return name === undefined ? undefined : answers[name];
}
