import type { Writer } from "../content";
import { describeRequirement, onePerson, readActor } from "../describe-requirement";
import type { Facts } from "../facts";
import { withoutMark } from "../propose-requirements";
import type { Numbered } from "../read-document";
import { storyAtHand } from "../story-at-hand";
import { capitalize, toClause } from "../word-forms";

/** Each functional requirement is a story of exactly one epic; an epic is a milestone. */
function storiesOf(facts: Facts, epic: number): Numbered[] {
  const placed = new Set(facts.milestones.flatMap(({ ids }) => ids));
  const own = facts.functional.filter(({ id }) => facts.milestones[epic]?.ids.includes(id));
  const rest = facts.functional.filter(({ id }) => !placed.has(id));
  return epic === facts.milestones.length - 1 ? [...own, ...rest] : own;
}

const epicList: Writer = (facts) => ({
  records: facts.milestones.map(({ title, shows }, at) => ({
    text: `Epic ${at + 1}: ${title}. ${capitalize(toClause(shows))}.`,
  })),
});

const epic: Writer = (facts) => ({
  records: facts.milestones.map(({ title, shows }, at) => ({
    epic_number: String(at + 1),
    epic_title: title,
    enhancement_title: title,
    epic_goal: `${capitalize(toClause(shows))}.`,
    text: title,
  })),
});

const story: Writer = (facts, { indexes }) => ({
  records: storiesOf(facts, indexes[0] ?? 0).map((requirement, at) => describeStory(facts, requirement, at)),
});

/** The parts of the sentence "As a ..., I want ..., so that ...". */
export function describeStory(facts: Facts, { id, text }: Numbered, at: number): Record<string, string> {
  const said = toClause(withoutMark(text));
  const action = readActor(said);
  const who = onePerson(action?.who ?? facts.actor)
    .replace(/^an? /, "")
    .replace(/^someone\b/, "person");
  return {
    story_number: String(at + 1),
    story_num: String(at + 1),
    story_title: capitalize(action?.does ?? said).slice(0, 90),
    story_title_short: capitalize(action?.does ?? said).slice(0, 60),
    user_type: who,
    role: who,
    action: action ? `to ${action.does}` : `that ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
    benefit: `${benefitOf(facts, action !== null)} (${id})`,
    requirement_id: id,
    text: `${id}: ${said}`,
  };
}

/** What the idea says that people gain; else what any of them gains. */
function benefitOf({ idea }: Facts, isTheirs: boolean): string {
  const [told] = idea.benefits;
  if (told !== undefined) return toClause(told);
  return isTheirs ? "I can do it myself, at the moment I need it" : "nobody has to see to it by hand";
}

const storyCriteria: Writer = (facts, { variables }) => {
  const found =
    facts.functional.find(({ id }) => id === variables.requirement_id) ?? storyAtHand(facts)?.requirement;
  const described = found ? describeRequirement(facts.idea, found) : null;
  const criteria = [
    ...(described ? [`${described.given}. ${described.result}.`] : []),
    ...(described?.trouble ?? []).map(([wrong, seen]) => `${wrong}. The person sees: ${seen}.`),
    "Doing it twice has the effect of doing it once.",
  ];
  return {
    records: criteria.map((text, at) => ({ text, criterion_number: String(at + 1), criteria: text })),
  };
};

const tasks: Writer = (facts) => {
  const found = storyAtHand(facts);
  return {
    records: [
      `Write a test for ${found?.requirement.id ?? "the requirement"} and see it fail`,
      "Build the rule in its module, with its errors",
      "Show it to people, with the empty, waiting and failed states",
      "See the tests pass, and look at it with somebody who did not build it",
    ].map((text) => ({ text })),
  };
};

export const storyWriters: Record<string, Writer> = {
  "epic-list": epicList,
  "epic-details": epic,
  story,
  "story-criteria": storyCriteria,
  "tasks-subtasks": tasks,
};
