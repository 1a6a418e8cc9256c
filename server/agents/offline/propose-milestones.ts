import type { Milestone } from "./facts";
import { withoutMark } from "./propose-requirements";
import type { Numbered } from "./read-document";
import type { Idea } from "./read-idea";
import { capitalize, toClause } from "./word-forms";

/** The first requirement alone, then the rest of what was told, then what was assumed. */
export function proposeMilestones(idea: Idea, functional: Numbered[]): Milestone[] {
  const [first, ...others] = functional;
  const told = others.filter(({ text }) => !/\(assumption\)/.test(text));
  const assumed = others.filter(({ text }) => /\(assumption\)/.test(text));
  const main = toClause(
    withoutMark(first?.text ?? `the ${idea.kind.label} does one thing from beginning to end`),
  );
  return [
    {
      title: `One ${idea.things[0] ?? "case"} from beginning to end`,
      ids: first ? [first.id] : [],
      shows: `${capitalize(main)}, for real, in the simplest way that works.`,
      tests: "People want this enough to use a version that can do nothing else.",
    },
    {
      title: "Everything the idea names",
      ids: told.map(({ id }) => id),
      shows:
        told.length > 0
          ? `${told.map(({ text }) => toClause(withoutMark(text))).join("; ")}.`
          : "The first milestone, made complete by what its users missed.",
      tests: "The parts make each other more useful, and not only more.",
    },
    {
      title: "Ready for people we do not know",
      ids: assumed.map(({ id }) => id),
      shows: "people who were not told anything can join, find their way and be helped.",
      tests: "It can be run and supported with the people there are.",
    },
  ];
}
