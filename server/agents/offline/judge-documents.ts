import type { AgentTask } from "#server/engine/agent-port";
import type { JsonObject } from "#workflows/definition/json";
import { collectFacts } from "./collect-facts";
import { findProblems } from "./find-problems";
import { readDocument } from "./read-document";
import { joinWords } from "./word-forms";
import type { WrittenDocument } from "./write-document";

const OPEN = /to be confirmed by|_Nothing was written here\._|\{\{[^}\n]+\}\}/i;

/** Share of sections that say something and leave nothing open, over all documents. */
function countSections(written: WrittenDocument[]): { settled: number; all: number } {
  const sections = written
    .flatMap(({ name, content }) => readDocument(name, content).sections)
    .filter(
      ({ paragraphs, items, tables, level }) =>
        level > 1 && paragraphs.length + items.length + tables.length > 0,
    );
  const isOpen = (text: string) => OPEN.test(text);
  const settled = sections.filter(
    ({ paragraphs, items, tables }) =>
      ![...paragraphs, ...items, ...tables.flatMap(({ rows }) => rows.flat())].some(isOpen),
  );
  return { settled: settled.length, all: sections.length };
}

/** From 0.4 (everything is open) to 0.8 (nothing is): rules alone are never surer than that. */
export function measureConfidence(written: WrittenDocument[]): number {
  const { settled, all } = countSections(written);
  return all === 0 ? 0.7 : Math.round((0.4 + (0.4 * settled) / all) * 100) / 100;
}

/** One or two sentences: what was made, or for a task without documents what was read and found. */
export function summarise(task: AgentTask, written: WrittenDocument[], findings: JsonObject): string {
  const made = written.length === 0 ? describeReading(task) : describeMaking(written);
  const answers = Object.entries(findings).map(([name, value]) => `${name}: ${String(value)}`);
  return answers.length === 0 ? made : `${made} Findings: ${answers.join(", ")}.`;
}

function describeMaking(written: WrittenDocument[]): string {
  const { settled, all } = countSections(written);
  return `Wrote ${joinWords(written.map(({ name }) => name))}: ${all - settled} of ${all} sections have open points.`;
}

function describeReading(task: AgentTask): string {
  const names = task.given.map(({ name }) => name);
  if (names.length === 0) return "Nothing was asked for and nothing was given to read.";
  const problems = findProblems(collectFacts(task, "", null));
  const found = problems.length === 0 ? "no contradiction was found." : problems.join(" ");
  return `Read ${joinWords(names)}: ${found}`;
}
