import { expect, it } from "vitest";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { unstartedRun } from "#workflows/run/run-state";
import { type FoldedRun, foldRun, type WireEvent } from "./fold-run";

const DEFINITION: WorkflowDefinition = {
  id: "sdlc",
  pack: "botarmy",
  name: "Idea to deployment",
  description: "",
  type: "greenfield",
  version: "1.0",
  projectTypes: [],
  whenToUse: [],
  inputs: [],
  phases: [],
  sequences: [{ name: "main", nodes: [] }],
  handoffPrompts: {},
  completionCriteria: [],
  diagram: "",
  extra: {},
};

const LOADED: FoldedRun = { state: unstartedRun("r1"), definition: DEFINITION, news: [] };

const BY = { id: "u1", name: "Ann" };

const HISTORY: WireEvent[] = [
  {
    seq: 1,
    at: "2026-11-22T10:00:00.000Z",
    type: "run.started",
    data: {
      runId: "r1",
      workflowSha: "abc",
      sequence: "default",
      title: "Tennis booking",
      input: {},
      oversight: "medium",
      project: "default",
      answers: {},
      unanswered: "ask",
      by: BY,
      requestId: "q1",
    },
  },
  {
    seq: 2,
    at: "2026-11-22T10:00:05.000Z",
    type: "run.paused",
    data: { code: "person", sentence: "Paused by Ann: lunch", by: BY, requestId: "q2" },
  },
];

it("gives the state that follows from the events", () => {
  const { state, news } = foldRun(LOADED, HISTORY);
  expect(state.title).toBe("Tennis booking");
  expect(state.standing).toMatchObject({
    status: "paused",
    code: "person",
    since: Date.UTC(2026, 10, 22, 10, 0, 5),
  });
  expect(news.map((event) => event.seq)).toEqual([1, 2]);
});

it("gives the same, however the events arrive in parts", () => {
  const parts = HISTORY.reduce((run, event) => foldRun(run, [event]), LOADED);
  expect(parts).toEqual(foldRun(LOADED, HISTORY));
});

it("passes over a fact of a newer build and goes on after it", () => {
  const later: WireEvent = {
    seq: 3,
    at: "2026-11-22T10:00:06.000Z",
    type: "run.dreamt",
    data: { of: "sheep" },
  };
  const run = foldRun(foldRun(LOADED, HISTORY), [later]);
  expect(run.state.seq).toBe(3);
  expect(run.state.standing.status).toBe("paused");
});

it("passes over what it has folded, and over what does not go on where it ends", () => {
  const run = foldRun(LOADED, HISTORY);
  expect(foldRun(run, HISTORY)).toBe(run);
  const later = HISTORY.map((event) => ({ ...event, seq: event.seq + 10 }));
  expect(foldRun(run, later)).toBe(run);
});
