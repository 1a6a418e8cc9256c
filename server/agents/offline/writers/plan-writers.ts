import type { Writer } from "../content";
import { items, rowsOf, toBeConfirmed } from "../content";
import type { Facts } from "../facts";
import { withoutMark } from "../propose-requirements";
import { requirementsFor } from "../serve-goal";
import { toClause } from "../word-forms";

const planSummary: Writer = (facts) => {
  const [first, second] = facts.milestones;
  return {
    text:
      `The first thing to be built is "${first?.title ?? facts.name}": ${toClause(first?.shows ?? "one case from beginning to end")}. ` +
      `It tests whether ${lower(first?.tests ?? "people want it")}. ` +
      `Only when that has been seen does the work go on to "${second?.title ?? "the rest"}". ` +
      "After each milestone somebody decides whether to go on, to change the plan or to stop.",
  };
};

const planScope: Writer = (facts) => ({
  records: facts.goals.map((goal, at) => ({
    goal: `${goal.id}: ${toClause(goal.text)}`,
    what_is_done_for_it: workFor(facts, at),
    how_far:
      at === 0
        ? "Complete, for one group of people"
        : at < 3
          ? "The simplest form that can be tried"
          : "Only as far as it costs nothing extra",
  })),
});

function workFor(facts: Facts, at: number): string {
  const goal = facts.goals[at];
  if (!goal || /figures/.test(goal.text)) return "The product counts what the measures need, without names";
  if (/wrong today/.test(goal.text)) return "All of the above; its figure is counted before and after";
  const told = requirementsFor(facts, goal).filter(({ text }) => !/\(assumption\)/.test(text));
  if (told.length > 0) return told.map(({ text }) => toClause(withoutMark(text))).join("; ");
  return "Covered by the other goals";
}

const milestone: Writer = (facts) => ({
  records: facts.milestones.map((entry, at) => ({
    milestone_number: String(at + 1),
    milestone_title: entry.title,
    shows: entry.shows,
    includes: includesOf(facts, entry.ids),
    tests_assumption: entry.tests,
    done_when:
      at === 0
        ? `three ${facts.actors === facts.actor ? facts.actors : `of the ${facts.actors}`} have used it for a real case while somebody watched, and what they said is written down.`
        : at === 1
          ? "each part was used by somebody for whom it was made, and the measures of the brief are being counted."
          : "somebody who did not build it has deployed it, restored a backup and answered a question of a user.",
    text: `${entry.title}: ${entry.shows}`,
  })),
});

function includesOf(facts: Facts, ids: string[]): string {
  const texts = facts.functional
    .filter(({ id }) => ids.includes(id))
    .map(({ text }) => toClause(withoutMark(text)));
  return texts.length > 0 ? `${texts.join("; ")}.` : "what is needed to run and watch it.";
}

const orderOfWork: Writer = (facts) => ({
  text:
    `The greatest doubt is not whether this can be built but whether ${facts.actors} want it. So the first milestone is ` +
    "the smallest thing that can show it, and what everybody expects anyway (accounts, administration, settings) comes " +
    "last.\n\nIf a milestone shows that an assumption was wrong, the milestones after it are planned again before " +
    "anything of them is built. The requirements keep their numbers; those that fall away are marked, not deleted.",
});

const roles: Writer = (facts) => ({
  records: rowsOf("role does decides", [
    ["Product owner (a person)", "Answers questions, shows results to people", "Plan, requirements, release"],
    ["Orchestrator", "Keeps plan and documents together", "Nothing: it proposes"],
    ["Analyst", "Brief and requirements", "Nothing: it proposes"],
    ["Architect", "Structure and technical choices", "Nothing: a person approves"],
    ...(facts.idea.kind.hasScreens
      ? [["UX expert", "Flows and states, if they are wanted", "Nothing: it proposes"]]
      : []),
    ["Coder", "Implementation and repairs", "How a module is built inside its interface"],
    ["Tester", "Test plan and test report", "Whether a review passes"],
    ["Deployer", "Deployment plan and release record", "Nothing: a person releases"],
  ]),
});

const decisionsNeeded: Writer = () => ({
  records: rowsOf("decision when what_it_rests_on", [
    ["Is this the right plan?", "Before requirements are written", "This document"],
    ["Are these the right requirements?", "Before design begins", "requirements.md"],
    ["Are user flows worked out?", "Beside the architecture", "requirements.md"],
    ["Is this the right structure?", "Before implementation begins", "architecture.md"],
    ["Is it released?", "Before the release is recorded", "deployment-plan.md and test-report.md"],
  ]),
});

const risks: Writer = (facts) => ({
  records: rowsOf("risk likelihood effect answer owner", [
    [
      "Nobody changes what they do today",
      "high",
      "high",
      "Show the first milestone to three people before building the second",
      "Product owner",
    ],
    [
      "Too few people take part for it to be useful",
      "medium",
      "high",
      `Begin with one group that already knows each other`,
      "Product owner",
    ],
    [
      "The first version grows before anyone uses it",
      "medium",
      "medium",
      "What is not in scope needs an approval to get in",
      "Orchestrator",
    ],
    [
      "Personal data is collected that nobody needs",
      "medium",
      "high",
      "Each stored thing has its reason in the requirements",
      "Architect",
    ],
    ...facts.constraints
      .slice(0, 3)
      .map((constraint) => [
        `A constraint is met too late: ${toClause(constraint)}`,
        "low",
        "high",
        "It is a numbered requirement with a test from the start",
        "Architect",
      ]),
    [
      "Nobody is there to run it after the launch",
      "medium",
      "medium",
      "Named before the release is approved",
      "Product owner",
    ],
  ]),
});

const dependencies: Writer = (facts) =>
  items([
    `Three ${facts.actors} with an hour each, before the end of the first milestone.`,
    "A person who can approve within two days; work waits at every approval.",
    ...(facts.isStackGiven ? [`Access to what was decided: ${facts.stack.join(", ")}.`] : []),
    "A place where it can run, and somebody who may open it to others.",
  ]);

const timing: Writer = (facts) => ({
  text: facts.deadline
    ? `It is wanted by: ${facts.deadline}. Whether that can be kept is not known yet: it depends on who works on it and on how ` +
      `fast decisions come. ${toBeConfirmed("the product owner")} after the first milestone; until then only the first milestone is meant to be ready by then.`
    : `No date was asked for, and none is given here. After the first milestone the time it took is the best measure for the others. ${toBeConfirmed("the product owner")}.`,
});

export const planWriters: Record<string, Writer> = {
  "plan-summary": planSummary,
  "plan-scope": planScope,
  milestone,
  "order-of-work": orderOfWork,
  roles,
  "decisions-needed": decisionsNeeded,
  risks,
  dependencies,
  timing,
};

function lower(text: string): string {
  const clause = toClause(text);
  return clause.charAt(0).toLowerCase() + clause.slice(1);
}
