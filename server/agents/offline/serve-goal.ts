import type { Facts } from "./facts";
import type { Numbered } from "./read-document";

const isAssumed = ({ text }: Numbered) => /\(assumption\)/.test(text);
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

/**
 * The functional requirements that a goal of a group of people, or of the product, is reached by: theirs, or those
 * that speak of the same. What was assumed serves the first goal.
 */
export function requirementsFor(facts: Facts, goal: Numbered): Numbered[] {
  const said = goal.text.toLowerCase();
  if (/figures|wrong today/.test(said)) return [];
  const told = facts.functional.filter((requirement) => !isAssumed(requirement));
  const actor = facts.idea.actors.find((one) => said.startsWith(`${one} `));
  const theirs = told.filter(({ text }) => actor && text.toLowerCase().startsWith(`${actor} can `));
  const own = theirs.length > 0 ? theirs : alike(said, told);
  const isFirst = facts.goals[0]?.id === goal.id;
  return isFirst ? [...own, ...facts.functional.filter(isAssumed)] : own;
}

/** Those that share at least half of their words with the goal; else the product's own, else the first. */
function alike(goal: string, told: Numbered[]): Numbered[] {
  const words = wordsOf(goal);
  const shares = ({ text }: Numbered) => {
    const own = [...wordsOf(text.replace(/\([^)]*\)$/, ""))].filter(
      (word) => !/^(?:the|product|offers)$/.test(word),
    );
    return own.length > 0 && own.filter((word) => words.has(word)).length * 2 >= own.length;
  };
  const found = told.filter(shares);
  return found.length > 0 ? found : told.slice(0, 1);
}
