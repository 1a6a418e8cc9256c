import type { Content } from "./content";
import { onePerson, readActor } from "./describe-requirement";
import type { Facts } from "./facts";
import { withoutMark } from "./propose-requirements";
import { joinWords, toClause, toPlural } from "./word-forms";

/** For documents that ask and do not decide: what to look for, each in its own way. Null for every other. */
export function describeStudy(facts: Facts): Content | null {
  const found = STUDIES.find(([pattern]) => pattern.test(facts.document));
  return found ? { text: found[1](facts).join("\n\n") } : null;
}

const STUDIES: [RegExp, (facts: Facts) => string[]][] = [
  [/brainstorm/i, brainstorm],
  [/market|competit/i, studyMarket],
  [/user.?research|interview/i, studyUsers],
  [/technical.?research|tech.?stud/i, studyTechnology],
  [/retrospective/i, lookBack],
];

const list = (texts: string[]) => texts.map((text) => `- ${text}`).join("\n");
const told = ({ functional }: Facts) =>
  functional
    .filter(({ text }) => !/\(assumption\)/.test(text))
    .map(({ id, text }) => ({ id, said: toClause(withoutMark(text)) }));

function brainstorm(facts: Facts): string[] {
  return [
    "A brainstorming needs people. This prepares it: for each part of the idea the simplest form, its opposite, and what would make it needless.",
    ...told(facts).map(
      ({ id, said }) =>
        `**${id}: ${said}.**\n\n${list([
          "What is the simplest form that still helps somebody tomorrow?",
          "What would it be if nobody had to do anything for it?",
          "What would have to be true so that nobody needs it any more?",
        ])}`,
    ),
    `Across all of them: which one alone would be worth it to ${facts.actors}, and which would be missed by nobody?`,
  ];
}

function studyMarket(facts: Facts): string[] {
  const thing = toPlural(facts.idea.things[0] ?? "entry");
  return [
    `Find out how ${facts.actors} are served today, and answer with sources and dates. Do not guess: say what could not be found.`,
    list([
      `Which products, groups or habits already do this: ${joinWords(
        told(facts)
          .slice(0, 4)
          .map(({ said }) => said.charAt(0).toLowerCase() + said.slice(1)),
      )}?`,
      "For each: who uses it, what it costs, what its users complain about, and since when it exists.",
      `How many ${facts.actors} are there in the place of the first trial, and how did you count?`,
      `What do they use for ${thing} today, and what would make them change it?`,
      "Who tried this before and stopped, and why?",
      "Which law or rule of a platform limits it?",
    ]),
    "End with the three facts that would most change the plan, whichever way they point.",
  ];
}

function studyUsers(facts: Facts): string[] {
  const groups = facts.idea.actors.length > 0 ? facts.idea.actors : [facts.actors];
  return [
    "Talk to three people of each group, half an hour each. Ask for what happened, never for what they would do.",
    ...groups.map((group) => {
      const theirs = told(facts).flatMap(({ id, said }) => {
        const action = readActor(said);
        return action?.who === group.toLowerCase() ? [{ id, does: action.does }] : [];
      });
      const questions = theirs.map(
        ({ id, does }) => `${id}: When did you last want to ${does}? Tell me what you did, step by step.`,
      );
      return `**With ${onePerson(group)}:**\n\n${list([...questions, "What was the worst part, and what did it cost you?", "Who else had to do something for it?"])}`;
    }),
    "Write down their words, not yours. What two of three say by themselves is a finding; the rest is a question.",
  ];
}

function studyTechnology(facts: Facts): string[] {
  const quality = facts.nonFunctional.map(({ id, text }) => `${id}: ${toClause(withoutMark(text))}`);
  return [
    `Find out whether ${joinWords(facts.stack)} can meet what is asked, by small trials and not by opinions.`,
    "Each of these needs a measurement or a counter-example:",
    list(quality),
    "And these an answer with its source:",
    list([
      "Which versions are supported for the next two years?",
      "What does it cost to run for the first group of people, in a month?",
      "Who in the team has run it before, and what went wrong?",
      "How is it taken out again if it was the wrong choice?",
    ]),
  ];
}

function lookBack(facts: Facts): string[] {
  return [
    "A look back needs the people who did the work. These are the facts of the run and the questions they leave.",
    list(told(facts).map(({ id, said }) => `${id}: ${said}`)),
    "For each of them:",
    list([
      "Was it met as it was written, or was it changed on the way, and by whom?",
      "What took longer than anybody thought, and what was the first sign?",
      "What would you do first, next time?",
    ]),
  ];
}
