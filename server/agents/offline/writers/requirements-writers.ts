import type { Writer } from "../content";
import { type FactRecord, rowsOf, stillOpen } from "../content";
import { describeRequirement } from "../describe-requirement";
import { requirementsOf } from "../facts";
import { withoutMark } from "../propose-requirements";
import { requirementsFor } from "../serve-goal";
import { capitalize, toClause, toPlural } from "../word-forms";

const purpose: Writer = (facts) => ({
  text:
    `These are the requirements for ${facts.name}, within the scope of the approved plan. ` +
    `There are ${facts.functional.length} functional and ${facts.nonFunctional.length} quality requirements; later documents refer ` +
    "to them by number.\n\nThe mark **(from the idea)** stands behind what was said, **(given at the start)** behind " +
    "constraints, and **(assumption)** behind what such a product usually needs: approve those with special care, or strike them.",
});

const functional: Writer = (facts) => ({
  records: facts.functional.map((requirement) => ({ ...requirement })),
});
const nonFunctional: Writer = (facts) => ({
  records: facts.nonFunctional.map((requirement) => ({ ...requirement })),
});

const acceptanceCriteria: Writer = (facts) => ({
  records: facts.functional.map((requirement) => {
    const { given, result } = describeRequirement(facts.idea, requirement);
    return {
      requirement: requirement.id,
      given_and_done: given,
      observable_result: result,
      text: `${requirement.id}: ${result}`,
    };
  }),
});

const qualityMeasures: Writer = (facts) => ({
  records: facts.nonFunctional.map(({ id, text }) => ({
    requirement: id,
    figure: figureOf(text),
    how_it_is_measured: /wcag|keyboard/i.test(text)
      ? "An automatic check of every page, and one task by keyboard and screen reader"
      : /\d/.test(withoutMark(text))
        ? "A measurement under the stated condition, repeated before each release"
        : "A review with counter-examples, and a test for each that is found",
  })),
});

function figureOf(text: string): string {
  const clause = withoutMark(text);
  if (/\((?:given at the start|from the idea)\)/.test(text)) return "Holds without exception";
  const proposed = /\(assumption\)/.test(text) ? ` (proposed; ${stillOpen("the product owner")})` : "";
  return /\d/.test(clause)
    ? `${toClause(clause)}${proposed}`
    : `No case in which it does not hold${proposed}`;
}

const dataKept: Writer = ({ idea, actors }) => ({
  records: [
    ...idea.things.slice(0, 4).map((thing) => ({
      what_is_kept: capitalize(toPlural(thing)),
      why: "The product is about them",
      who_may_see_it: `${capitalize(actors)} who take part`,
      how_long: "As long as their owner wants",
    })),
    ...peopleKept(idea.kind.id),
    {
      what_is_kept: "What was done when, and by whom",
      why: "To correct mistakes",
      who_may_see_it: "Whoever runs it",
      how_long: "90 days (proposed)",
    },
  ],
});

function peopleKept(kind: string): FactRecord[] {
  if (kind === "cli") return [];
  const row =
    kind === "api"
      ? [
          "Name of each caller, and a hash of its key",
          "To know who asks",
          "Whoever runs it",
          "Until the caller is removed",
        ]
      : [
          "Name and address for messages of each person",
          "To sign in and to be told things",
          "The person, and whoever runs it",
          "Until the person leaves, then deleted within 30 days (proposed)",
        ];
  return rowsOf("what_is_kept why who_may_see_it how_long", [row]);
}

const goalCoverage: Writer = (facts) => ({
  records: facts.goals.map((goal) => {
    const ids = /figures/.test(goal.text) ? facts.nonFunctional.slice(0, 2) : requirementsFor(facts, goal);
    const list = ids.map(({ id }) => id).join(", ");
    return {
      goal: `${goal.id}: ${toClause(goal.text)}`,
      requirements: list === "" ? "None of its own: it is measured once the others are met" : list,
    };
  }),
});

/** Used by foreign templates that ask for all of them at once. */
const allRequirements: Writer = (facts) => ({
  records: requirementsOf(facts).map(({ id, text }) => ({ text: `**${id}:** ${text}` })),
});

export const requirementsWriters: Record<string, Writer> = {
  purpose,
  functional,
  "non-functional": nonFunctional,
  "acceptance-criteria": acceptanceCriteria,
  "quality-measures": qualityMeasures,
  "data-kept": dataKept,
  "goal-coverage": goalCoverage,
  "all-requirements": allRequirements,
};
