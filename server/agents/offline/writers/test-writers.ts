import { type Check, checkImplementation } from "../check-implementation";
import { items, rowsOf, type Writer } from "../content";
import { describeRequirement } from "../describe-requirement";
import { type Facts, requirementsOf, type TestCase } from "../facts";
import { proposeCases } from "../propose-cases";
import { joinWords, toPlural } from "../word-forms";

const approach: Writer = (facts) => ({
  text:
    `Every requirement has at least one case that fails when it is not met. The rules of the modules are tested closest to the ` +
    `code, what people do from end to end, and figures by measuring. The most testing goes where the most doubt is: ` +
    `${facts.functional[0]?.id ?? "the main task"}, because everything else rests on it, and everything that was assumed.`,
});

/** Cases of the plan that is being written: from the requirements, never from an older plan. */
function plannedCases(facts: Facts): TestCase[] {
  return proposeCases(facts.idea, requirementsOf(facts));
}

const testCases: Writer = (facts) => ({
  records: rowsOf(
    "case requirement what_is_done expected_result kind",
    plannedCases(facts).map((entry) => [
      entry.id,
      entry.requirement,
      entry.action,
      entry.expected,
      entry.kind,
    ]),
  ),
});

const unhappyCases: Writer = (facts) => ({
  records: rowsOf(
    "case requirement situation expected_result",
    situationsOf(facts).map(({ id, requirement, situation, expected }) => [
      id,
      requirement,
      situation,
      expected,
    ]),
  ),
});

type Situation = { id: string; requirement: string; situation: string; expected: string };

/** What goes wrong with each requirement by its nature, and with the first one in every way. */
function situationsOf(facts: Facts): Situation[] {
  const from = plannedCases(facts).length;
  const first = facts.functional[0]?.id ?? "FR1";
  const durable = facts.nonFunctional.find(({ text }) => /lost/.test(text))?.id ?? first;
  const own = facts.functional.slice(0, 6).map((requirement) => {
    const [wrong = "", seen = ""] = describeRequirement(facts.idea, requirement).trouble[0] ?? [];
    return [requirement.id, wrong, seen];
  });
  const rows = [
    ...own,
    [
      first,
      "A text of 100,000 characters, and one with signs of markup",
      "Refused with the limit, or stored and shown as plain text",
    ],
    [first, "The same action is sent twice", "It is done once, and both answers are the same"],
    [
      first,
      "The connection breaks after sending",
      "It is clear whether it was done, and nothing is done twice",
    ],
    [
      durable,
      "The program is killed in the middle of the action",
      "After the restart the action was done whole or not at all",
    ],
  ];
  return rows.map(([requirement = "", situation = "", expected = ""], at) => ({
    id: `TC${from + at + 1}`,
    requirement,
    situation,
    expected,
  }));
}

const testData: Writer = (facts) =>
  items([
    `Two people of each group (${facts.idea.actors.join(", ") || facts.actors}), and one who may do nothing.`,
    `Twenty ${toPlural(facts.idea.things[0] ?? "entry")}: new, used, removed, and one with the longest texts allowed.`,
    "A place of its own, made empty before each run; never data of real people.",
  ]);

const byHand: Writer = (facts) => ({
  records: rowsOf("what why_by_hand who", [
    [
      "Whether the words are understood",
      "Only people can misunderstand them",
      `Two of the ${facts.actors} who have not seen it before`,
    ],
    ...(facts.idea.kind.hasScreens
      ? [
          [
            "One flow with a screen reader",
            "What is read aloud is not only what is there",
            "Somebody who uses one",
          ],
        ]
      : []),
    [
      "The way back of the release",
      "It is only known to work when a person has walked it",
      "Whoever will release it",
    ],
  ]),
});

const entryExit: Writer = () =>
  items([
    "Testing begins when every functional requirement has a row in the table from requirements to code.",
    "It passes when every case was checked or is listed as not checked with a reason, and no defect is open.",
    "It is stopped after three rounds; then a person decides how to go on.",
  ]);

const caseCoverage: Writer = (facts) => {
  const cases = plannedCases(facts);
  return {
    records: requirementsOf(facts).map(({ id }) => {
      const ids = [...cases, ...situationsOf(facts)]
        .filter((entry) => entry.requirement === id)
        .map((entry) => entry.id);
      return { requirement: id, cases: ids.join(", ") || "None: a gap" };
    }),
  };
};

const notTested: Writer = ({ document }) => {
  if (/regression/.test(document))
    return items([
      "Parts of the product that do not use the changed place. Risk: they do, and nobody knows.",
    ]);
  return items([
    "More people than the quality requirements name: the first trial stays below that. Risk: a success would be too much for it.",
    "Devices that the first group of people does not have.",
  ]);
};

/** What the reports say without an implementation to look at. */
const NOTHING: Check = { cases: [], defects: [], earlier: [] };

function checkOf(facts: Facts): Check {
  return checkImplementation(facts) ?? NOTHING;
}

const testResult: Writer = (facts) => ({ choice: checkOf(facts).defects.length > 0 ? "fail" : "pass" });

const reportSummary: Writer = (facts) => {
  const check = checkOf(facts);
  const met = check.cases.filter((entry) => entry.isMet).length;
  const open = check.defects.map((defect) => `${defect.id} (${defect.requirement})`);
  return {
    text: [
      `${check.cases.length} cases of the test plan were held against the implementation document; ${met} are met. ` +
        (open.length > 0 ? `${open.length} defects are open: ${joinWords(open)}.` : "No defect is open."),
      "This is a review of documents: **no program was run**, because this agent cannot run one. What it says is that each " +
        "requirement has a described solution and a named proof, not that the proof succeeds.",
    ].join("\n\n"),
  };
};

const checkedCases: Writer = (facts) => ({
  records: rowsOf(
    "case requirement result where_it_was_found",
    checkOf(facts).cases.map((entry) => [
      entry.id,
      entry.requirement,
      entry.isMet ? "met" : "not met",
      entry.where,
    ]),
  ),
});

const defects: Writer = (facts) => {
  const found = checkOf(facts).defects;
  if (found.length === 0) return { text: "None." };
  return {
    records: rowsOf(
      "defect requirement expected found weight",
      found.map((defect) => [defect.id, defect.requirement, defect.expected, defect.found, defect.weight]),
    ),
  };
};

const earlierDefects: Writer = (facts) => {
  const { earlier } = checkOf(facts);
  return {
    include: earlier.length > 0,
    records: rowsOf(
      "defect state where_it_was_answered",
      earlier.map((defect) => [defect.id, defect.isRepaired ? "repaired" : "still there", defect.where]),
    ),
  };
};

const notChecked: Writer = () =>
  items([
    "Whether the described tests pass: somebody has to run them.",
    "Every figure of the quality requirements: they have to be measured on a running system.",
    "What the test plan leaves to people.",
  ]);

const recommendation: Writer = (facts) => {
  const open = checkOf(facts).defects;
  return {
    text:
      open.length > 0
        ? `Back to the coder with ${joinWords(open.map(({ id }) => id))}; then review again.`
        : "Go on to the deployment plan. Before the release a person runs the tests that the implementation names.",
  };
};

export const testWriters: Record<string, Writer> = {
  "test-approach": approach,
  "test-cases": testCases,
  "unhappy-cases": unhappyCases,
  "test-data": testData,
  "by-hand": byHand,
  "entry-exit": entryExit,
  "case-coverage": caseCoverage,
  "not-tested": notTested,
  "test-result": testResult,
  "report-summary": reportSummary,
  "checked-cases": checkedCases,
  defects,
  "earlier-defects": earlierDefects,
  "not-checked": notChecked,
  "test-recommendation": recommendation,
};
