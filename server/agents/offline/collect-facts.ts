import type { AgentTask } from "#server/engine/agent-port";
import type { Component, Defect, Facts, Milestone, TestCase } from "./facts";
import { proposeCases } from "./propose-cases";
import { proposeComponents } from "./propose-components";
import { proposeMilestones } from "./propose-milestones";
import { proposeFunctional, proposeGoals, proposeNonFunctional } from "./propose-requirements";
import {
  findIds,
  type Numbered,
  type ReadDocument,
  readDocument,
  readNumbered,
  readRecords,
  sectionsAbout,
} from "./read-document";
import { actorsOf, type Idea, readIdea } from "./read-idea";
import { readSubject, readText, readTexts } from "./read-input";
import { splitReport } from "./read-report";
import { capitalize, joinWords, toClause } from "./word-forms";

/** Reads the task's input and documents. What a document says wins over what could be proposed. */
export function collectFacts(task: AgentTask, document: string, previous: string | null): Facts {
  const subject = readSubject(task.input, task.runTitle);
  const idea = readIdea(subject, readText(task.input, "platform"));
  const documents = task.given.map((given) => readDocument(given.name, given.content));
  const audience = readText(task.input, "audience");
  const actors = idea.actors.length > 0 ? actorsOf(idea) : audienceWords(audience);
  const constraints = readTexts(task.input, "constraints");
  const given = readText(task.input, "stack");
  const stack = given === "" ? idea.kind.stack : given.split(/[,;]+/).map((entry) => entry.trim());
  const goals = orElse(readGoals(documents), () => proposeGoals(idea, actors));
  const functional = orElse(readStanding(documents, "FR"), () => proposeFunctional(idea, actors));
  const nonFunctional = orElse(readStanding(documents, "NFR"), () => proposeNonFunctional(idea, constraints));
  const requirements = [...functional, ...nonFunctional];
  return {
    task,
    document,
    subject,
    idea,
    name: nameOf(task, idea),
    actors,
    actor: idea.actors[0] ?? actors,
    audience,
    constraints,
    stack,
    isStackGiven: given !== "",
    deadline: readText(task.input, "deadline"),
    documents,
    previous: previous === null ? null : readDocument("previous", previous),
    goals,
    functional,
    nonFunctional,
    components: orElse(readComponents(documents), () => proposeComponents(idea, requirements, stack)),
    milestones: orElse(readMilestones(documents), () => proposeMilestones(idea, functional)),
    cases: orElse(readCases(documents), () => proposeCases(idea, requirements)),
    defects: readDefects(documents),
  };
}

/** What the documents are called after: a given name, the question, what the report saw, else the product. */
function nameOf(task: AgentTask, idea: Idea): string {
  const given = readText(task.input, "project_name") || readText(task.input, "name");
  const seen = readText(task.input, "report") === "" ? "" : splitReport(readText(task.input, "report")).seen;
  const long = given || readText(task.input, "question") || seen;
  return long === "" ? idea.name : shorten(capitalize(long));
}

/** The first sentence, cut at a word when it is longer than a title may be. */
function shorten(text: string): string {
  const sentence = toClause(text.split(/(?<=[.!?])\s|\n/)[0] ?? text).replace(/[?!]+$/, "");
  if (sentence.length <= 80) return sentence;
  const [before = ""] = sentence.split(/:\s/);
  if (before.length >= 20 && before.length <= 80 && !/['"(]/.test(before)) return before;
  return `${sentence.slice(0, 80).replace(/\s+\S*$/, "")} ...`;
}

function orElse<Entry>(read: Entry[], propose: () => Entry[]): Entry[] {
  return read.length > 0 ? read : propose();
}

/** Numbered or not, what stands below a heading about goals. */
function readGoals(documents: ReadDocument[]): Numbered[] {
  const sections = sectionsAbout(documents, /^(business |project |product )?(goals|objectives)\b/i).filter(
    ({ heading }) => !/metric|kpi|indicator|measure|criteria/i.test(heading) || /^goals\b/i.test(heading),
  );
  const numbered = readNumbered([{ name: "", title: "", sections }], "G");
  if (numbered.length > 0) return numbered;
  return [...new Set(sections.flatMap((section) => section.items))]
    .slice(0, 8)
    .map((text, at) => ({ id: `G${at + 1}`, text }));
}

/** Requirements that a review withdrew keep their number and ask for nothing any more. */
function readStanding(documents: ReadDocument[], prefix: string): Numbered[] {
  return readNumbered(documents, prefix).filter(({ text }) => !/^withdrawn/i.test(text));
}

/** `Neighbours in one housing estate, about 200` -> `neighbours in one housing estate`. */
/** Who it is for without how many: `About 900 patients, 6 therapists` are `patients and therapists`. */
function audienceWords(audience: string): string {
  const groups = (audience.split(/[.;(]/)[0] ?? "").split(",").map(withoutCount).filter(Boolean);
  const isList = groups.length > 1 && groups.every((group) => group.split(" ").length < 4);
  return (isList ? joinWords(groups.slice(0, 3)) : groups[0]) || "people";
}

function withoutCount(group: string): string {
  const words = group.trim().replace(/^(?:about|around|roughly|some|up to)?\s*\d[\d.,]*\s+/i, "");
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Components stand as headings of their own below "Components", or in a table with such a column. */
function readComponents(documents: ReadDocument[]): Component[] {
  const below = sectionsAbout(documents, /^components$/i).filter((section) =>
    section.above.some((heading) => /^components$/i.test(heading)),
  );
  const named = below.map((section) => ({ section, text: section.paragraphs.join("\n") }));
  return named
    .filter(({ text }) => /responsib/i.test(text))
    .map(({ section, text }) => ({
      name: section.heading,
      duty: labelled(text, /^responsible for|^responsibility/i),
      notDuty: labelled(text, /^not responsible for/i),
      ids: [
        ...findIds(labelled(text, /^answers for/i), "FR"),
        ...findIds(labelled(text, /^answers for/i), "NFR"),
      ],
      talksTo: labelled(text, /^talks to|^dependencies/i)
        .split(/,\s*/)
        .filter((name) => name !== "" && !/^nobody|^nothing/i.test(name)),
      technology: labelled(text, /^technology/i),
    }));
}

/** The text after a label such as `Responsible for:` at the start of a line. */
function labelled(text: string, label: RegExp): string {
  const line = text.split("\n").find((candidate) => label.test(candidate)) ?? "";
  return line.slice(line.indexOf(":") + 1).trim();
}

function readMilestones(documents: ReadDocument[]): Milestone[] {
  return sectionsAbout(documents, /^milestone \d+/i)
    .filter((section) => /^milestone \d+/i.test(section.heading))
    .map((section) => {
      const text = section.paragraphs.join("\n");
      return {
        title: section.heading.replace(/^milestone \d+:?\s*/i, ""),
        ids: [],
        shows: labelled(text, /^shows/i),
        tests: labelled(text, /^tests the assumption/i),
      };
    });
}

function readCases(documents: ReadDocument[]): TestCase[] {
  const plans = documents.filter((document) => /test-plan/.test(document.name));
  const rows = readRecords(plans.flatMap((document) => document.sections)).filter((row) =>
    /^TC\d+$/.test(row.case ?? ""),
  );
  return rows.map((row) => ({
    id: row.case ?? "",
    requirement: row.requirement ?? "",
    action: row.what_is_done ?? row.situation ?? "",
    expected: row.expected_result ?? "",
    kind: row.kind ?? "unhappy path",
  }));
}

function readDefects(documents: ReadDocument[]): Defect[] {
  const reports = documents.filter((document) => /test-report/.test(document.name));
  const rows = readRecords(sectionsAbout(reports, /^defects$/i)).filter((row) =>
    /^D\d+$/.test(row.defect ?? ""),
  );
  return rows.map((row) => ({
    id: row.defect ?? "",
    requirement: row.requirement ?? "",
    expected: row.expected ?? "",
    found: row.found ?? "",
    weight: row.weight ?? "",
  }));
}
