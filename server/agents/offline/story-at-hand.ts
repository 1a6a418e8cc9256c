import { readActor } from "./describe-requirement";
import type { Facts } from "./facts";
import { withoutMark } from "./propose-requirements";
import type { Numbered } from "./read-document";
import { capitalize, toClause } from "./word-forms";

/** The requirement that this task's story is about, and its position: named in the action, else by its turn. */
export function storyAtHand({ task, functional }: Facts): { requirement: Numbered; at: number } | null {
  const named = /\bFR\d+\b/.exec(task.step.action ?? "")?.[0];
  const turn = /\[(\d+)\][^[]*$/.exec(task.stepKey)?.[1];
  const byName = functional.findIndex(({ id }) => id === named);
  const at = byName >= 0 ? byName : Number(turn ?? task.iteration);
  const requirement = functional[at] ?? functional[0];
  return requirement ? { requirement, at: functional.indexOf(requirement) } : null;
}

/** One line for each story that the requirements ask for, or for each epic: `FR1: Lend tools to each other`. */
export function listItems({ functional, milestones }: Facts, name: string): string[] | null {
  if (/epic|milestone|release/i.test(name)) return milestones.map(({ title }) => title);
  if (!/stor(y|ies)|feature|requirement|enhancement|task|item/i.test(name)) return null;
  return functional.map(({ id, text }) => `${id}: ${titleOf(text)}`);
}

function titleOf(text: string): string {
  const said = toClause(withoutMark(text));
  return capitalize(readActor(said)?.does ?? said).slice(0, 80);
}
