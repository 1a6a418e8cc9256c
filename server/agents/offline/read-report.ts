import type { Facts } from "./facts";
import { readText } from "./read-input";
import { toClause, withArticle } from "./word-forms";

export const OPEN = "not told";

/** What was told in its own field, else what the report says by the way. */
export function told(facts: Facts, name: string): string {
  return readText(facts.task.input, name) || toldByTheWay(facts.subject, name) || OPEN;
}

/** `on my phone` tells where, `Started with version 2.3` since when. */
function toldByTheWay(report: string, name: string): string {
  const pattern = Object.hasOwn(BY_THE_WAY, name) ? BY_THE_WAY[name] : undefined;
  const found = toClause(pattern?.exec(report)?.[1] ?? "");
  return found !== "" && name === "environment" ? withArticle(found) : found;
}

const BY_THE_WAY: Record<string, RegExp> = {
  environment:
    /\bon (?:my|our|an?|the) ((?:[\w.-]+ ){0,2}?(?:phone|iphone|ipad|tablet|laptop|mac|pc|computer|browser))\b/i,
  since: /\b(?:since|started (?:with|in|on)|began (?:with|in|on)) ((?:[^.;,]|\.(?=\d)){3,60})/i,
};

/** `After I press Save twice, the order shows the old address` -> what was done, what was seen. */
export function splitReport(report: string): { done: string | null; seen: string } {
  const [first = report, ...others] = report
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  const clause = /^((?:after|when|if|while|as soon as)\b[^,]{3,300}),\s*(.+)$/i.exec(first);
  if (!clause) return splitAtSubject(first, others) ?? { done: null, seen: report };
  const done = toClause(clause[1] ?? "").replace(/^(after|when|if|while|as soon as)\s+/i, "");
  return { done, seen: [clause[2], ...others].join(" ") };
}

const SEEN =
  /^(?:after|when|while|as soon as)\s+(.{5,120}?)\s+((?:the|it|they|nothing)\s+(?:[\w-]+\s+){0,3}?(?:shows?|is|are|does|do|stays?|says?|appears?|disappears?|crash\w*|fails?|freezes?|hangs?|stops?|opens?|gets?|has|loses?|keeps?|happens?|never|cannot|can't|doesn't)\b.*)$/i;

/** The same without a comma: `After saving a visit the list shows it twice`. */
function splitAtSubject(first: string, others: string[]): { done: string; seen: string } | null {
  const [, done, seen] = SEEN.exec(first) ?? [];
  return done && seen ? { done: toClause(done), seen: [seen, ...others].join(" ") } : null;
}

/** What somebody did and what they saw, in words that can stand in a sentence. */
export function readReport(facts: Facts): { done: string; seen: string } {
  const { done, seen } = splitReport(facts.subject);
  const area = told(facts, "area") === OPEN ? "" : ` in ${told(facts, "area")}`;
  return { done: done ?? `what the report describes is done${area}`, seen };
}
