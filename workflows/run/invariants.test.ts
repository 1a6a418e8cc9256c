import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import { approves, begins, cancels, fails, finishes } from "../testing/moves";
import { given } from "../testing/scenario";
import type { RunEvent } from "./events";
import { checkInvariants } from "./invariants";
import { isSameJson } from "./is-same-json";
import type { RunState } from "./run-state";
import { stepOf } from "./run-state";
import { newStep, type StepState } from "./step-state";

const definition = workflow([
  step("plan", { creates: ["plan.md"], gate: "after" }),
  parallel("p", [[step("a", { requires: ["plan.md"] })], [step("b", { gate: "before" })]]),
]);
const reviewed = given(definition, finishes("plan"));
const atWork = given(definition, finishes("plan"), approves("plan"), approves("p/b"), begins("p/a"));
const stuck = given(definition, finishes("plan"), approves("plan"), fails("p/a", { retryable: false }));
const cancelled = given(definition, cancels());
const completed = given(workflow([step("a")]), finishes("a"));

const rulesBrokenBy = (state: RunState, events?: RunEvent[]) =>
  checkInvariants(definition, state, events).map(({ rule }) => rule);

function withStep(state: RunState, key: string, changes: Partial<StepState>): RunState {
  const changed = { ...(stepOf(state, key) ?? newStep(0)), ...changes };
  const pages = state.steps.map((page) => (key in page ? { ...page, [key]: changed } : page));
  return { ...state, steps: pages as RunState["steps"] };
}

test("runs as the core moves them break nothing", () => {
  for (const run of [reviewed, atWork, stuck, cancelled]) {
    expect(checkInvariants(definition, run.state, run.history)).toEqual([]);
  }
});

const approval = Object.values(reviewed.state.approvals)[0];
if (!approval) throw new Error("There is an approval.");
const withApproval = (changes: object): RunState => ({
  ...reviewed.state,
  approvals: { [approval.approvalId]: { ...approval, ...changes } },
});

const passed = Object.values(atWork.state.approvals)[0];
if (!passed) throw new Error("There is a decided approval.");
const withPassed = (changes: object): RunState => {
  const approvals = { ...atWork.state.approvals, [passed.approvalId]: { ...passed, ...changes } };
  return { ...atWork.state, approvals };
};
const because = { code: "attempt-failed", sentence: "x" };

test.each<[string, RunState]>([
  ["no limbo", { ...reviewed.state, pendingApprovals: [] }],
  ["the list of open steps is true", { ...reviewed.state, open: [] }],
  ["the list of open steps is true", { ...reviewed.state, open: ["plan", "plan"] }],
  ["the list of pending approvals is true", { ...reviewed.state, pendingApprovals: [] }],
  ["the list of open incidents is true", { ...stuck.state, openIncidents: [] }],
  ["a step stands at what it names", withStep(reviewed.state, "plan", { iteration: 7 })],
  ["a step stands at what it names", withStep(atWork.state, "p/a", { lastTaskId: "another" })],
  ["a step stands at what it names", withStep(atWork.state, "p/a", { agent: null })],
  ["a step stands at what it names", withApproval({ status: "void" })],
  [
    "a request or incident that is open has its step standing at it",
    withStep(stuck.state, "p/a", { incidentId: "another" }),
  ],
  [
    "a request or incident that is open has its step standing at it",
    withStep(reviewed.state, "plan", newStep(0)),
  ],
  [
    "a request or incident that is open has its step standing at it",
    withStep(stuck.state, "p/a", newStep(0)),
  ],
  ["a decided approval has its decision, any other has none", withApproval({ status: "approved" })],
  [
    "an approval has the votes of different people",
    withApproval({ votes: [1, 2].map(() => ({ decisionId: "d", by: { id: "bob", name: "Bob" }, at: 1 })) }),
  ],
  ["an approval has the votes of different people", withPassed({ votesNeeded: 2 })],
  ["no gate is passed without a decision", withPassed({ status: "amended", votesNeeded: 2 })],
  ["no gate is passed without a decision", withStep(reviewed.state, "plan", { stage: "completed" })],
  ["no gate is passed without a decision", withStep(atWork.state, "p/b", { iteration: 3 })],
  ["what ended has nothing open", { ...reviewed.state, standing: completed.state.standing }],
  ["a completed run is through with every step", { ...atWork.state, standing: completed.state.standing }],
  [
    "a run that lacked a document did not complete",
    {
      ...withStep(atWork.state, "p/a", {
        stage: "skipped",
        because: { code: "input-rejected", sentence: "x" },
      }),
      standing: completed.state.standing,
    },
  ],
  [
    "a pause says what it waits for",
    {
      ...reviewed.state,
      standing: { status: "paused", code: "incident", sentence: "x", by: { id: "", name: "" }, since: 1 },
    },
  ],
  ["a pause says what it waits for", withStep(stuck.state, "p/b", { stage: "retrying", dueAt: 1, because })],
  ["an agent's status is that of its steps", { ...atWork.state, agents: {} }],
  ["documents lead to versions that are there", { ...atWork.state, artifacts: [] }],
  [
    "what was skipped or failed says why",
    withStep(atWork.state, "p/a", { stage: "failed", because: { code: "", sentence: "x" }, final: true }),
  ],
  [
    "what was skipped or failed says why",
    withStep(atWork.state, "p/a", { stage: "failed", because: { code: "x", sentence: "" }, final: true }),
  ],
])("a state that breaks “%s” is found", (rule, state) => {
  expect(rulesBrokenBy(state)).toContain(rule);
});

const history = atWork.history;
const renumbered = (events: RunEvent[]) => events.map((event, at) => ({ ...event, seq: at + 1 }));
const last = history.at(-1);
if (!last) throw new Error("There are events.");

test.each<[string, RunState, RunEvent[]]>([
  ["events are numbered without gap", atWork.state, history.filter(({ seq }) => seq !== 2)],
  ["events are numbered without gap", atWork.state, history.slice(0, -1)],
  ["folding the events gives the state", { ...atWork.state, title: "Another" }, history],
  [
    "a result is accepted once, an approval decided once",
    atWork.state,
    renumbered([...history, ...history.filter(({ type }) => type === "step.completed")]),
  ],
  [
    "what ended stays as it is",
    cancelled.state,
    renumbered([
      ...cancelled.history,
      { ...last, type: "run.resumed", data: { by: { id: "", name: "" }, requestId: null, reason: "" } },
    ]),
  ],
  [
    "no step starts without what it requires",
    atWork.state,
    renumbered(history.filter(({ type }) => type !== "step.completed")),
  ],
  [
    "the newest attempt of a step is the one that counts",
    atWork.state,
    history.map((event) =>
      event.type === "step.completed" ? { ...event, data: { ...event.data, taskId: "an-older-one" } } : event,
    ),
  ],
  [
    "attempts are counted without gap",
    atWork.state,
    history.map((event) =>
      event.type === "step.scheduled" ? { ...event, data: { ...event.data, attempt: 2 } } : event,
    ),
  ],
])("a history that breaks “%s” is found", (rule, state, events) => {
  expect(rulesBrokenBy(state, events)).toContain(rule);
});

test("JSON is the same whatever the order of its keys", () => {
  expect(isSameJson({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1, d: undefined })).toBe(true);
  expect(isSameJson({ a: 1 }, { a: 2 })).toBe(false);
  expect(isSameJson([1, 2], [1])).toBe(false);
  expect(isSameJson([], {})).toBe(false);
  expect(isSameJson({ a: null }, {})).toBe(false);
});
