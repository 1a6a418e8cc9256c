import { expect, test } from "vitest";
import { forEach, loop, parallel, step, workflow } from "../testing/build-workflow";
import { answers, approves, cancels, fails, finishes, haltsNext, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { RunView } from "./run-view";

const mixed = workflow(
  [
    step("plan", { creates: ["plan.md"], gate: "after", phase: "plan", label: "Project plan" }),
    parallel("p", [
      [step("a", { requires: ["plan.md"] })],
      [loop("l", "equals:tests,pass", 2, [step("test", { asks: ["tests"] })])],
    ]),
    forEach("m", "names", [step("write", { label: "Write {{item}}", optional: true })]),
    step("end", { agents: ["x", "y"], condition: "user_wants_end" }),
  ],
  { phases: ["plan", "build"] },
);
const underWay = () =>
  given(mixed, starts({ input: { names: ["login"] } }), finishes("plan"), approves("plan"), haltsNext()).when(
    finishes("p/a"),
    finishes("p/l/test", { findings: { tests: "fail" } }),
    approves("p/l/test"),
    fails("p/l/test", { retryable: false }),
  );

test("the view holds to its schema wherever the run is", () => {
  for (const run of [given(mixed), underWay(), underWay().when(cancels())]) {
    expect(RunView.parse(run.view())).toEqual(run.view());
  }
});

test("the view is plain JSON", () => {
  const view = underWay().view();
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});

test("steps are shown in the definition's order, reached or not", () => {
  expect(
    given(mixed)
      .view()
      .steps.map(({ stepKey, status }) => `${stepKey} ${status}`),
  ).toEqual(["plan pending", "p/a pending", "p/l/test pending", "m/write pending", "end pending"]);
});

test("a step shows what it needs, makes, was given and became", () => {
  const [plan, a] = underWay().view().steps;
  expect(plan).toMatchObject({
    label: "Project plan",
    status: "completed",
    agent: "plan",
    gate: "after",
    outputs: [{ name: "plan.md", artifactId: "run-d1" }],
    creates: ["plan.md"],
    summary: "plan is done",
    confidence: 0.9,
    taskId: "run-t1",
    blockKey: null,
  });
  expect(a).toMatchObject({ inputs: ["plan.md"], given: ["run-d1"], blockKey: "p" });
});

test("an incident and a question show at their step", () => {
  const test1 = underWay().view().steps[2];
  expect(test1).toMatchObject({ stage: "stuck", status: "failed", incidentId: "run-i1", blockKey: "p/l" });
  const asked = given(workflow([step("a", { condition: "wish" })])).view().steps[0];
  expect(asked).toMatchObject({ stage: "asking", status: "waiting_for_hitl", approvalId: "run-a1" });
});

test("blocks show their round, their items and whether they are begun", () => {
  expect(underWay().view().blocks).toMatchObject([
    { key: "p", kind: "parallel", status: "running", loop: null },
    { key: "p/l", kind: "loop", status: "running", loop: { round: 2, max: 2 }, blockKey: "p" },
    { key: "m", kind: "forEach", status: "pending", items: null },
  ]);
});

test("the items of a map show once they are known, with their names", () => {
  const mapped = workflow([forEach("m", "names", [step("write", { label: "Write {{item}}" })])]);
  expect(
    given(mapped)
      .view()
      .steps.map(({ label }) => label),
  ).toEqual(["Write each item"]);
  const run = given(mapped, starts({ input: { names: ["login", "search"] } }));
  expect(run.view().steps.map(({ stepKey, label }) => [stepKey, label])).toEqual([
    ["m[0]/write", "Write login"],
    ["m[1]/write", "Write search"],
  ]);
});

test("what a cancelled run did not reach is cancelled", () => {
  const run = underWay().when(cancels());
  expect(run.view().steps.map(({ status }) => status)).toEqual([
    "completed",
    "completed",
    "cancelled",
    "cancelled",
    "cancelled",
  ]);
});

test("what a completed run did not take is skipped with its reason", () => {
  const run = given(workflow([step("a", { condition: "wish" })]), answers("a", false));
  expect(run.view()).toMatchObject({
    status: "completed",
    reason: { code: "completed", sentence: "0 steps completed, 1 skipped." },
    finishedAt: run.at,
    steps: [{ status: "skipped", reason: { code: "condition-false" } }],
  });
});

test("a halt that was asked for shows until it is used", () => {
  expect(given(mixed, haltsNext()).view().haltRequestedBy).toEqual({ id: "oda", name: "Oda" });
  expect(underWay().view().haltRequestedBy).toBeNull();
});
