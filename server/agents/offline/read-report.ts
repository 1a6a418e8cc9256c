import type { Facts } from "./facts";
import { readText } from "./read-input";
import { toClause } from "./word-forms";

export const OPEN = "not told";

export function told(facts: Facts, name: string): string {
  return readText(facts.task.input, name) || OPEN;
}

/** The sentences of the report; the last one usually says what happened. */
export function sentencesOf(facts: Facts): string[] {
  return facts.subject
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** `After I press Save twice, the order shows the old address` -> what was done, what was seen. */
export function splitReport(facts: Facts): { done: string; seen: string } {
  const [first = facts.subject, ...others] = sentencesOf(facts);
  const clause = /^((?:after|when|if|while|as soon as)\b[^,]{3,300}),\s*(.+)$/i.exec(first);
  if (clause) return { done: toClause(clause[1] ?? ""), seen: [clause[2], ...others].join(" ") };
  return {
    done: `what the report describes is done${told(facts, "area") === OPEN ? "" : ` in ${told(facts, "area")}`}`,
    seen: facts.subject,
  };
}
