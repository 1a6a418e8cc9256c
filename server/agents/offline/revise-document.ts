import { escapeCell, escapeInline } from "#workflows/documents/escape-inline";
import type { FactRecord } from "./content";
import { addItems, addRows, insertSection, joinParts, type Part, splitParts } from "./edit-markdown";
import { type Facts, requirementsOf } from "./facts";
import { findProblems } from "./find-problems";
import { capitalize, toClause } from "./word-forms";
import { answerDefect, coverRequirement } from "./writers/implementation-writers";

const ANSWERED = "Defects answered";

/** Keeps the text and works in what the given documents ask for: open defects, else what was found to differ. */
export function reviseDocument(facts: Facts, previous: string): string {
  const open = facts.defects.filter(({ id }) => !isAnswered(previous, id));
  return open.length > 0 ? answerDefects(facts, previous, open) : noteReading(facts, previous);
}

function isAnswered(markdown: string, defect: string): boolean {
  const part = splitParts(markdown).find(({ heading }) => heading === ANSWERED);
  return part?.lines.some((line) => line.startsWith(`| ${defect} `)) ?? false;
}

/** Each defect gets a row that answers it, its requirement a row in the coverage, and the gap is closed. */
function answerDefects(facts: Facts, markdown: string, open: Facts["defects"]): string {
  const fixed = open.map(({ requirement }) => requirement);
  const answers = open.map(({ id, requirement }) =>
    toCells(answerDefect(facts, id, requirement), "defect what_was_changed where proven_by"),
  );
  const covers = requirementsOf(facts)
    .filter(({ id }) => fixed.includes(id))
    .map((requirement) =>
      toCells(coverRequirement(facts, requirement), "requirement module how_it_works proven_by"),
    );
  const parts = splitParts(markdown).map((part) => {
    if (/^from requirements to code$/i.test(part.heading)) return addRows(part, covers);
    return /^known gaps$/i.test(part.heading) ? closeGaps(part, fixed) : part;
  });
  return joinParts(addAnswers(parts, answers));
}

function addAnswers(parts: Part[], answers: string[][]): Part[] {
  const found = parts.find(({ heading }) => heading === ANSWERED);
  if (found) return parts.map((part) => (part === found ? addRows(part, answers) : part));
  const rows = answers.map((row) => `| ${row.join(" | ")} |`);
  const table = ["| Defect | What was changed | Where | Proven by |", "| --- | --- | --- | --- |", ...rows];
  return insertSection(parts, ANSWERED, table, /^known gaps$/i);
}

function closeGaps(part: Part, fixed: string[]): Part {
  const lines = part.lines.filter((line) => !fixed.some((id) => line.startsWith(`- ${id} `)));
  const isEmpty = !lines.some((line) => line.startsWith("- "));
  return isEmpty ? addItems({ ...part, lines }, ["None known."]) : { ...part, lines };
}

function toCells(record: FactRecord, names: string): string[] {
  return names.split(" ").map((name) => escapeCell(record[name] ?? ""));
}

/** An update that nobody asked anything special of: the documents were read against each other again. */
function noteReading(facts: Facts, markdown: string): string {
  const problems = findProblems(facts);
  const others = facts.documents.map(({ name }) => name).filter((name) => name !== facts.document);
  const names = others.join(", ") || "the idea";
  const asked = facts.task.step.action ?? facts.task.step.label;
  const heading = `Read again: ${escapeInline(toClause(asked.replaceAll("_", " ")).slice(0, 80))}`;
  const found =
    problems.length > 0
      ? problems.map((problem) => `- ${escapeInline(problem)}`)
      : ["- Nothing that contradicts this document."];
  const intro = `${capitalize(facts.task.agent.title || "the agent")} read this again beside ${escapeInline(names)}. Found:`;
  const parts = splitParts(markdown).filter((part) => part.heading !== heading);
  return joinParts(insertSection(parts, heading, [intro, "", ...found], null));
}
