import { items, rowsOf, toBeConfirmed, type Writer } from "../content";
import type { Facts } from "../facts";
import { withoutMark } from "../propose-requirements";
import { readRecords, sectionsAbout } from "../read-document";
import { joinWords, toClause } from "../word-forms";

const releaseContent: Writer = (facts) => ({
  text: [
    `The first version of ${facts.name}, with ${facts.components.length} components. People get:`,
    facts.functional.map(({ id, text }) => `- ${id}: ${toClause(withoutMark(text))}`).join("\n"),
    testState(facts),
  ].join("\n\n"),
});

function testState(facts: Facts): string {
  const reports = facts.documents.filter((document) => /test-report/.test(document.name));
  if (reports.length === 0) return `No test report was given with this task. ${toBeConfirmed("the tester")}.`;
  const open = facts.defects.length;
  const state =
    open > 0
      ? `${open} defects are open (${joinWords(facts.defects.map(({ id }) => id))})`
      : "no defect is open";
  return `According to ${reports.map(({ name }) => name).join(", ")}, ${state}; the tests themselves still have to be run by a person.`;
}

const preconditions: Writer = (facts) =>
  items([
    "The test report says pass, and the tests it could not run were run by a person",
    "A backup was made and restored into an empty place",
    "The way back was walked once, by the person who will release",
    `Every setting of the ${facts.components.length} components below has a value in the place it runs`,
    "Somebody is reachable for the time of watching",
  ]);

const componentSettings: Writer = (facts) => ({
  records: rowsOf(
    "component runs_as configuration secrets_from",
    facts.components.map(({ name, technology }, at) => [
      name,
      runsAs(name, technology, at),
      settingOf(name),
      secretOf(name),
    ]),
  ),
});

function runsAs(name: string, technology: string, at: number): string {
  if (/store/i.test(name)) return `${technology}, with daily backups`;
  return at === 0
    ? `Part of the program, reached by people (${technology})`
    : `Part of the program (${technology})`;
}

function settingOf(name: string): string {
  if (/store/i.test(name)) return "DATABASE_URL, place and time of backups";
  if (/notification/i.test(name)) return "MESSAGE_SENDER, times at which nothing is sent";
  return /client|interface|command/i.test(name) ? "PUBLIC_URL" : "LOG_LEVEL";
}

function secretOf(name: string): string {
  return /store|notification|identity/i.test(name) ? "Secret store of the place it runs" : "None";
}

const STEPS = [
  ["Tell those who are named below that it begins", "They have answered", "Yes"],
  ["Make a backup", "Its size is plausible and it can be opened", "Yes"],
  [
    "Bring stored data to the new form",
    "The count of everything is the same as before",
    "Yes: the backup of step 2",
  ],
  [
    "Start the new version beside the old one",
    "Its health address answers, its log shows no error",
    "Yes: stop it",
  ],
  ["Walk through the first flow as a test person", "It ends as the test plan says", "Yes: stop it"],
  ["Send people to the new version", "The figures below are normal for 15 minutes", "Yes: send them back"],
  ["Stop the old version", "Nobody is using it any more", "Only by the way back below"],
];

const deploymentSteps: Writer = () => ({
  records: rowsOf(
    "step what_is_done check can_be_undone",
    STEPS.map((row, at) => [String(at + 1), ...row]),
  ),
});

const rollback: Writer = () =>
  items([
    "Say that you go back: one message to those named below. Nobody has to agree.",
    "Send people to the old version; it was kept for this.",
    "If data was brought to a new form and cannot be read by the old version, restore the backup. What was entered since is lost; it takes at most 4 hours (to be measured before the release).",
    "Walk through the first flow as a test person.",
    "Write down what was seen, before anybody looks for the cause.",
  ]);

const dataMigration: Writer = (facts) => ({
  text:
    `This is the first version: the ${facts.components.at(-1)?.name ?? "store"} begins empty, so nothing has to be carried over. ` +
    "If lists that people keep today are to be taken in, that is a step of its own, tried with a copy first. " +
    `${toBeConfirmed("the product owner")}: is there anything to take in?`,
});

const watching: Writer = (facts) => ({
  records: rowsOf("figure normal roll_back_when who_watches how_long", [
    [
      "Actions that fail",
      "Below 1 in 100",
      "More than 5 in 100 for 10 minutes",
      "Whoever releases",
      "The first day",
    ],
    [
      "Time until an answer",
      facts.nonFunctional.map(({ text }) => withoutMark(text)).find((text) => /second/.test(text)) ??
        "Below 1 second",
      "Three times as long for 15 minutes",
      "Whoever releases",
      "The first day",
    ],
    [
      `People who finish the first flow`,
      "More than half of those who begin it",
      "Nobody in two hours of use",
      "Product owner",
      "The first week",
    ],
    ["Free space of the store", "More than 50 %", "Never: it is made larger", "Whoever runs it", "Always"],
  ]),
});

const communication: Writer = (facts) => ({
  records: rowsOf("who what_they_are_told when", [
    [`The first ${facts.actors}`, "What they can do now, and where to say what is wrong", "After step 6"],
    ["Whoever answers questions", "What is new, what is known not to work", "The day before"],
    ["Whoever runs it", "Steps, figures, way back", "When this plan is approved"],
  ]),
});

function recorded(facts: Facts, heading: RegExp): Record<string, string>[] {
  return readRecords(sectionsAbout(facts.documents, heading));
}

const releaseFacts: Writer = (facts) => ({
  records: rowsOf("what value", [
    ["Product", facts.name],
    ["Version", `To be named by whoever releases`],
    ["Rests on", facts.documents.map(({ name }) => name).join(", ") || "nothing that was given"],
    [
      "Test result",
      facts.defects.length > 0 ? `${facts.defects.length} defects open` : "No defect open in the report",
    ],
    ["Approved", "Before this record was written; the decision is stored with the run"],
    ["Address", "To be filled in by whoever releases"],
  ]),
});

/** The steps of the approved plan, word for word; their results belong to people. */
const releaseSteps: Writer = (facts) => {
  const planned = recorded(facts, /^steps$/i).filter((row) => row.what_is_done && row.check);
  const steps =
    planned.length > 0
      ? planned.map((row, at) => [row.step ?? String(at + 1), row.what_is_done ?? "", row.check ?? ""])
      : STEPS.map(([done = "", check = ""], at) => [String(at + 1), done, check]);
  return {
    records: rowsOf(
      "step what_is_done check result by",
      steps.map((step) => [...step, "open", "open"]),
    ),
  };
};

const releaseRequirements: Writer = (facts) => ({
  records: rowsOf(
    "requirement what_it_gives",
    facts.functional.map(({ id, text }) => [id, withoutMark(text)]),
  ),
});

const knownIssues: Writer = (facts) => {
  const unchecked = sectionsAbout(facts.documents, /^not checked$/i).flatMap((section) => section.items);
  const open = facts.defects.map(({ id, requirement, found }) => `${id} (${requirement}): ${found}.`);
  return items(
    [...open, ...unchecked].length > 0
      ? [...open, ...unchecked]
      : ["None known from the documents that were given."],
  );
};

const afterRelease: Writer = (facts) => {
  const figures = recorded(facts, /^watching/i).map(
    (row) =>
      `${row.figure}: normal is ${toClause(row.normal ?? "").toLowerCase()} (${row.who_watches}, ${(row.how_long ?? "").toLowerCase()})`,
  );
  return items([...figures, "What was observed is written down here, also when it was nothing"]);
};

const signOff: Writer = () => ({
  records: rowsOf("role name date", [
    ["Whoever released", "open", "open"],
    ["Product owner", "open", "open"],
  ]),
});

export const deploymentWriters: Record<string, Writer> = {
  "release-content": releaseContent,
  preconditions,
  "component-settings": componentSettings,
  "deployment-steps": deploymentSteps,
  rollback,
  "data-migration": dataMigration,
  watching,
  communication,
  "release-facts": releaseFacts,
  "release-steps": releaseSteps,
  "release-requirements": releaseRequirements,
  "known-issues": knownIssues,
  "after-release": afterRelease,
  "sign-off": signOff,
};
