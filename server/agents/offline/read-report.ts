import type { Facts } from "./facts";
import { readText } from "./read-input";
import { toClause, withArticle } from "./word-forms";

export const OPEN = "not told";

/** What was told in its own field, else what the report says by the way. */
export function told(facts: Facts, name: string): string {
  return readText(facts.task.input, name) || toldByTheWay(facts.subject, name) || OPEN;
}

function toldByTheWay(report: string, name: string): string {
  const patterns = Object.hasOwn(BY_THE_WAY, name) ? (BY_THE_WAY[name] ?? []) : [];
  const found = patterns
    .map((pattern) => toClause(pattern.exec(report)?.[1] ?? ""))
    .find((text) => text !== "");
  return found !== undefined && DEVICE.test(found) ? withArticle(found) : (found ?? "");
}

const DEVICE = /^(?:[\w.-]+ ){0,2}(?:phone|iphone|ipad|tablet|laptop|mac|pc|computer|browser)$/i;

const BY_THE_WAY: Record<string, RegExp[]> = {
  environment: [
    /\bon (?:my|our|an?|the) ((?:[\w.-]+ ){0,2}?(?:phone|iphone|ipad|tablet|laptop|mac|pc|computer|browser))\b/i,
    /\b(version \d[\w.]*(?:, [^.;,\n]{2,40})?)/i,
    /\b((?:chrome|firefox|safari|edge)(?: \d+)?(?: on \w+)?)\b/i,
  ],
  since: [/\b(?:since|started (?:with|in|on)|began (?:with|in|on)) ((?:[^.;,]|\.(?=\d)){3,60})/i],
  affected_users: [
    /\b((?:about |some )?\d[\d,.]* (?:users?|people|customers?|employees?|patients?|members?|clients?|orders?|accounts?))\b/i,
  ],
  reproducible: [/\b(every time|always|on every \w+)\b/i],
};

/** What a report tells: what was done, what was seen, and what was expected, if it says so. */
export type Report = { done: string | null; seen: string; expected: string | null };

const EXPECTED = /^(?:i |we )?expect(?:ed|s)?(?: result| to see| that)?:?\s+(.+)$/i;
const STEPS = /^steps?(?: to reproduce(?: it)?)?:\s*(.+)$/i;
/** Told in a row of its own: since when, where, in which version. */
const BESIDES =
  /^(?:since|version|browser|seen on|started|began|(?:it |this )?happen(?:s|ed) (?:since|only|every|\w+ times?)|(?:chrome|firefox|safari|edge)\b)/i;

/** `After I press Save twice, the order shows the old address` -> what was done, what was seen. */
export function splitReport(report: string): Report {
  const sentences = report
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  const expected = sentences.flatMap((sentence) => EXPECTED.exec(sentence)?.[1] ?? [])[0] ?? null;
  const steps = sentences.flatMap((sentence) => STEPS.exec(sentence)?.[1] ?? [])[0] ?? null;
  const [first = report, ...others] = sentences.filter(
    (sentence, at) => at === 0 || ![EXPECTED, STEPS, BESIDES].some((kind) => kind.test(sentence)),
  );
  const split = splitAtComma(first) ?? splitAtSubject(first) ?? { done: null, seen: first };
  return {
    done: split.done ?? (steps === null ? null : toClause(steps)),
    seen: [split.seen, ...others].join(" "),
    expected: expected === null ? null : toClause(expected),
  };
}

function splitAtComma(first: string): Pick<Report, "done" | "seen"> | null {
  const clause = /^((?:after|when|if|while|as soon as)\b[^,]{3,300}),\s*(.+)$/i.exec(first);
  if (!clause) return null;
  const done = toClause(clause[1] ?? "").replace(/^(after|when|if|while|as soon as)\s+/i, "");
  return { done, seen: clause[2] ?? first };
}

const SEEN =
  /^(?:after|when|while|as soon as)\s+(.{5,120}?)\s+((?:the|it|they|nothing)\s+(?:[\w-]+\s+){0,3}?(?:shows?|is|are|does|do|stays?|says?|appears?|disappears?|crash\w*|fails?|freezes?|hangs?|stops?|opens?|gets?|has|loses?|keeps?|happens?|never|cannot|can't|doesn't)\b.*)$/i;

/** The same without a comma: `After saving a visit the list shows it twice`. */
function splitAtSubject(first: string): Pick<Report, "done" | "seen"> | null {
  const [, done, seen] = SEEN.exec(first) ?? [];
  return done && seen ? { done: toClause(done), seen } : null;
}

/** What somebody did, saw and expected, in words that can stand in a sentence. */
export function readReport(facts: Facts): { done: string; seen: string; expected: string | null } {
  const { done, seen, expected } = splitReport(facts.subject);
  const area = told(facts, "area") === OPEN ? "" : ` in ${told(facts, "area")}`;
  return { done: done ?? `do what the report describes${area}`, seen, expected };
}
