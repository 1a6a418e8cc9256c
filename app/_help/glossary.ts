import type { GuideName } from "#server/queries/read-guide";

/** What a word means, in a sentence or two, and where the guides say more. */
export type Meaning = { term: string; text: string; guide: GuideName; heading: string };

/** The words of the product that a newcomer stumbles over; nowhere else are they explained. */
export const GLOSSARY = {
  run: {
    term: "Run",
    text: "One execution of a workflow. It keeps the version it was started with, whatever becomes of the file.",
    guide: "guarantees",
    heading: "9. A run keeps to its version",
  },
  gate: {
    term: "Gate",
    text: "A point where a run waits until a person has decided. A workflow sets gates; the oversight of a run adds some.",
    guide: "gates",
    heading: "In a workflow",
  },
  request: {
    term: "Request",
    text: "What a gate asks of people: to approve, to request changes, to amend or to reject. It waits in the inbox.",
    guide: "approvers",
    heading: "Four answers",
  },
  oversight: {
    term: "Oversight",
    text: "How closely people watch a run. A higher level adds gates; it never takes away one that the workflow sets.",
    guide: "gates",
    heading: "What adds a gate by itself",
  },
  deadline: {
    term: "Time limit",
    text: "How long a request waits. People are reminded on the way; at its end the policy says what counts.",
    guide: "approvers",
    heading: "Deadlines",
  },
  quorum: {
    term: "Votes",
    text: "Some gates want two or more different people. The request stays open until the last of them has approved.",
    guide: "approvers",
    heading: "Who may decide",
  },
  incident: {
    term: "Incident",
    text: "A step failed and trying again did not help. The run stands, and a person chooses: retry, edit and retry, skip or fail.",
    guide: "authors",
    heading: "When work fails",
  },
  handoff: {
    term: "Handoff",
    text: "What one agent passes on to the next: documents, instructions and what is expected. It is checked and recorded.",
    guide: "models",
    heading: "What a model gets, and what it must return",
  },
  fork: {
    term: "Fork",
    text: "A new run that shares the past of another up to one event and goes its own way from there.",
    guide: "guarantees",
    heading: "9. A run keeps to its version",
  },
  milestone: {
    term: "Milestone",
    text: "The end of a phase of a workflow, with what the phase has produced.",
    guide: "authors",
    heading: "A whole workflow",
  },
  rehearsal: {
    term: "Rehearsal",
    text: "A walk through the workflow with answers that you choose: which steps, gates and documents would come. Nothing is started.",
    guide: "authors",
    heading: "The proof",
  },
  proof: {
    term: "Proof",
    text: "Every path of the workflow, explored: does each end, is each document made before it is needed, can no gate be passed by. Where one fails, the path is shown.",
    guide: "authors",
    heading: "The proof",
  },
  condition: {
    term: "Condition",
    text: "A question that decides which way a run takes. When the answer is not known, a person is asked; nothing is guessed.",
    guide: "authors",
    heading: "Conditions",
  },
  stop: {
    term: "Stop",
    text: "Halts everything, a project or an agent within 5 seconds and holds until somebody releases it. Nothing is lost.",
    guide: "operators",
    heading: "The stop switch",
  },
  budget: {
    term: "Budget",
    text: "What models may use in a day or in a run. It is checked before each call, and never exceeded.",
    guide: "operators",
    heading: "Money",
  },
  price: {
    term: "Price",
    text: "What a million tokens cost. A call keeps the cost that was reckoned when it was made.",
    guide: "models",
    heading: "What is recorded",
  },
  offline: {
    term: "Offline agent",
    text: "Works without a model: it fills the real document templates from the input and earlier documents by fixed rules, and says so.",
    guide: "models",
    heading: "Choose one",
  },
  fence: {
    term: "Attempt",
    text: "Each attempt at a step is a task of its own. What an older one reports late changes nothing and is kept as evidence.",
    guide: "guarantees",
    heading: "2. Steps run at least once, and one result is accepted",
  },
  chain: {
    term: "Hash chain",
    text: "Each entry of the log carries a hash over itself and the entry before it. Verifying follows them all: a changed or missing entry shows.",
    guide: "operators",
    heading: "Health",
  },
  retention: {
    term: "Retention",
    text: "How long the history of a run is kept after its end. Documents, decisions, costs and the audit log stay for ever.",
    guide: "operators",
    heading: "What is deleted, and when",
  },
} as const satisfies Record<string, Meaning>;

export type Word = keyof typeof GLOSSARY;

/** What each guide is about, in the order in which they are offered. */
export const GUIDES: Record<GuideName, { title: string; text: string }> = {
  approvers: { title: "Deciding", text: "The inbox and its four answers." },
  authors: { title: "Writing workflows", text: "Every key of the format, with examples that are tested." },
  gates: { title: "Gates", text: "Where a run waits for a person, and what adds a gate by itself." },
  operators: { title: "Running BotArmy", text: "Processes, health, the stop switch, money, backup." },
  models: { title: "Models", text: "Providers, what a model gets, what is recorded." },
  notifications: { title: "Notifications", text: "E-mail, Slack, signed webhooks, and who is told what." },
  guarantees: { title: "What BotArmy guarantees", text: "Each promise, beside the tests that prove it." },
};
