import type { Facts } from "./facts";
import { readText } from "./read-input";
import { toClause } from "./word-forms";

export const OPEN = "not told";

export function told(facts: Facts, name: string): string {
  return readText(facts.task.input, name) || OPEN;
}

/** `After I press Save twice, the order shows the old address` -> what was done, what was seen. */
export function splitReport(report: string): { done: string | null; seen: string } {
  const [first = report, ...others] = report
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  const clause = /^((?:after|when|if|while|as soon as)\b[^,]{3,300}),\s*(.+)$/i.exec(first);
  if (!clause) return { done: null, seen: report };
  const done = toClause(clause[1] ?? "").replace(/^(after|when|if|while|as soon as)\s+/i, "");
  return { done, seen: [clause[2], ...others].join(" ") };
}

/** What somebody did and what they saw, in words that can stand in a sentence. */
export function readReport(facts: Facts): { done: string; seen: string } {
  const { done, seen } = splitReport(facts.subject);
  const area = told(facts, "area") === OPEN ? "" : ` in ${told(facts, "area")}`;
  return { done: done ?? `what the report describes is done${area}`, seen };
}
