import type { Facts } from "./facts";
import { readNumbered, sectionsAbout } from "./read-document";
import { readText, readTexts } from "./read-input";
import { optionsIn } from "./read-options";
import { capitalize, toClause } from "./word-forms";

export const DECIDERS = "the people who decide";
export const NOTHING = "Change nothing";

/** The options that were named, else those of the question itself, and "change nothing" at the end. */
export function optionsOf(facts: Facts): string[] {
  const given = readTexts(facts.task.input, "options").map(toClause);
  const read = sectionsAbout(facts.documents, /^option \d+/i)
    .filter((section) => /^option \d+/i.test(section.heading))
    .map((section) => section.heading.replace(/^option \d+:?\s*/i, ""));
  const named = [given, read, optionsIn(facts.subject)].find((options) => options.length > 0) ?? [];
  const others = named.filter((option) => !/^change nothing/i.test(option));
  return [...new Set([...others, NOTHING])].slice(0, 8);
}

export function criteriaOf(facts: Facts): { id: string; text: string }[] {
  const read = readNumbered(facts.documents, "K");
  if (read.length > 0) return read;
  const given = readTexts(facts.task.input, "criteria");
  const texts =
    given.length > 0
      ? given
      : [
          "What it costs to run it for a year",
          "How easily it can be undone",
          "What happens when it fails",
          "Who has to learn something new",
        ];
  return texts.map((text, at) => ({ id: `K${at + 1}`, text: toClause(text) }));
}

export function decidersOf(facts: Facts): string {
  return readText(facts.task.input, "deciders") || DECIDERS;
}

export function isReversible(facts: Facts): boolean {
  return readText(facts.task.input, "reversible") !== "no";
}

/** The first option that was named: it stands for nothing but a place to begin the discussion. */
export function proposalOf(facts: Facts): string {
  return optionsOf(facts)[0] ?? NOTHING;
}

export function toQuestion(facts: Facts): string {
  return /\?/.test(facts.subject)
    ? facts.subject
    : `${toClause(capitalize(facts.subject))}: which way is taken?`;
}
