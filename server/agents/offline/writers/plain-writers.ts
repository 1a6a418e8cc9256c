import { type Content, rowsOf, type Writer } from "../content";
import { describeStudy } from "../describe-study";
import { type Facts, requirementsOf } from "../facts";
import { findProblems } from "../find-problems";
import { isFolder } from "../plain-template";
import { withoutMark } from "../propose-requirements";
import { capitalize, toClause, toSlug } from "../word-forms";

const task: Writer = ({ task: { step, workflow }, subject }) => ({
  text: [
    `${capitalize(toClause(step.action?.replaceAll("_", " ") ?? step.label))}, as a step of "${workflow.name}".`,
    ...(step.notes.trim() === ""
      ? []
      : [
          `The step's notes:\n\n${step.notes
            .trim()
            .split("\n")
            .map((line) => `> ${line}`)
            .join("\n")}`,
        ]),
    `The run is about: ${toClause(subject)}.`,
  ].join("\n\n"),
});

const result: Writer = (facts) => {
  const { step } = facts.task;
  const words = `${step.mode} ${step.action ?? ""} ${facts.document}`;
  if (/valid|review|check|audit/i.test(words)) return describeReview(facts);
  if (/shard/i.test(words)) return describeShards(facts);
  if (/implement|code|source/i.test(words)) return describeCode(facts);
  if (isFolder(facts.document) && /prompt/i.test(words)) return describePrompt(facts);
  const study = describeStudy(facts);
  if (study) return study;
  return describeSubstance(facts);
};

function describeReview(facts: Facts): Content {
  const problems = findProblems(facts);
  const names = facts.documents.map(({ name }) => name).join(", ") || "nothing";
  return {
    text:
      `Read: ${names}. ` +
      (problems.length > 0
        ? `Found:\n\n${problems.map((problem) => `- ${problem}`).join("\n")}`
        : "No contradiction was found: every requirement number that is mentioned exists, and no section is empty. Whether the contents are right is for a person to say."),
  };
}

/** The parts into which the given documents fall by their second-level headings. */
function describeShards(facts: Facts): Content {
  const parts = facts.documents.flatMap((document) =>
    document.sections
      .filter(({ level }) => level === 2)
      .map(
        ({ heading }) =>
          `- \`${toSlug(document.name.replace(/\.md$/, ""))}/${toSlug(heading)}.md\`: ${heading} (from ${document.name})`,
      ),
  );
  return {
    text:
      parts.length > 0
        ? parts.join("\n")
        : "The documents that were given have no sections to divide them by.",
  };
}

function describeCode(facts: Facts): Content {
  const files = facts.components.map(
    ({ name, duty, ids }) =>
      `- \`src/${toSlug(name)}/\`: ${toClause(duty)}${ids.length > 0 ? ` (${ids.join(", ")})` : ""}`,
  );
  return {
    text: `No code was written: the offline agent has no model. These are the modules that the documents call for.\n\n${files.join("\n")}`,
  };
}

function describePrompt(facts: Facts): Content {
  return {
    text: [
      `Build the screens of ${facts.name}, a ${facts.idea.kind.label} for ${facts.actors}.`,
      "They must let people do this:",
      facts.functional.map(({ id, text }) => `- ${id}: ${toClause(withoutMark(text))}`).join("\n"),
      "Show the empty, waiting, failed and refused state of each screen. Everything works by keyboard and screen reader.",
    ].join("\n\n"),
  };
}

function describeSubstance(facts: Facts): Content {
  return {
    text: [
      `${facts.name}: ${toClause(facts.subject)}.`,
      `Goals:\n\n${facts.goals.map(({ id, text }) => `- ${id}: ${toClause(text)}`).join("\n")}`,
      `Requirements:\n\n${requirementsOf(facts)
        .map(({ id, text }) => `- ${id}: ${toClause(withoutMark(text))}`)
        .join("\n")}`,
    ].join("\n\n"),
  };
}

const sources: Writer = (facts) => ({
  records: rowsOf("document holds", [
    ["The run's input", toClause(facts.subject).slice(0, 160)],
    ...facts.documents.map((document) => [
      document.name,
      document.sections
        .filter(({ level }) => level === 2)
        .slice(0, 6)
        .map(({ heading }) => heading)
        .join(", ") || document.title,
    ]),
  ]),
});

export const plainWriters: Record<string, Writer> = {
  "plain-task": task,
  "plain-result": result,
  "plain-sources": sources,
};
