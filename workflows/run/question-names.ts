import type { QuestionTopic } from "./events";

/** What names a question before it is asked. */
export type NamedQuestion = { topic: QuestionTopic | null; finding: string | null; stepKey: string };

/**
 * The names that a question can be answered by before it is asked: its finding, its place, the last part of each.
 * What an agent will ask nobody knows: such an answer is given on purpose, to `<step>.question`. What a budget will
 * need is answered when it is needed.
 */
export function namesOf({ topic, finding, stepKey }: NamedQuestion): string[] {
  if (topic === "budget") return [];
  if (topic === "raised-hand") return [`${stepKey}.question`];
  const names = finding === null ? [stepKey] : [finding, stepKey];
  return [...new Set([...names, ...names.map(lastPart)])];
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** Id of the decision that a kept answer makes. */
export function keptDecisionId(approvalId: string): string {
  return `${approvalId}-kept`;
}
