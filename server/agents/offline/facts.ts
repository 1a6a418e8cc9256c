import type { AgentTask } from "#server/engine/agent-port";
import type { Numbered, ReadDocument } from "./read-document";
import type { Idea } from "./read-idea";

/** A part of the system: what it answers for, and how it stands to the others. */
export type Component = {
  name: string;
  duty: string;
  notDuty: string;
  /** Requirement ids it answers for. */
  ids: string[];
  talksTo: string[];
  technology: string;
};

export type TestCase = { id: string; requirement: string; action: string; expected: string; kind: string };
export type Milestone = { title: string; ids: string[]; shows: string; tests: string };
export type Defect = { id: string; requirement: string; expected: string; found: string; weight: string };
export type Risk = { risk: string; likelihood: string; effect: string; answer: string; owner: string };
export type Question = { question: string; who: string; neededFor: string };

/**
 * What the offline agent works from: the words of the person who started the run, and everything it could read
 * in the documents it was given. Lists come from the documents where they have them, else they are proposed.
 */
export type Facts = {
  task: AgentTask;
  /** Name of the document being written. */
  document: string;
  /** The longest text of the input: the idea, the question, the report. */
  subject: string;
  idea: Idea;
  name: string;
  /** `neighbours and teachers`, lower case. */
  actors: string;
  /** One group of them: `neighbours`. */
  actor: string;
  audience: string;
  constraints: string[];
  stack: string[];
  isStackGiven: boolean;
  deadline: string;
  documents: ReadDocument[];
  /** The text being revised or written again, if there is one. */
  previous: ReadDocument | null;
  goals: Numbered[];
  functional: Numbered[];
  nonFunctional: Numbered[];
  components: Component[];
  milestones: Milestone[];
  cases: TestCase[];
  defects: Defect[];
};

/** Requirements of both kinds, in order. */
export function requirementsOf(facts: Facts): Numbered[] {
  return [...facts.functional, ...facts.nonFunctional];
}

/** The component that answers for a requirement; the first one when nobody does. */
export function componentFor(facts: Facts, id: string): Component | undefined {
  return facts.components.find((component) => component.ids.includes(id)) ?? facts.components[0];
}

/** The names of the documents that were given, for sentences; null when there are none. */
export function sourcesOf(facts: Facts): string | null {
  const names = facts.documents.map((document) => document.name);
  return names.length === 0 ? null : names.join(", ");
}
