import { expect, test } from "vitest";
import { forEach, loop, parallel, step, workflow } from "../testing/build-workflow";
import { approves, begins, cancels, dies, fails, finishes, rejects, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { measureProgress } from "./progress";

const phased = workflow(
  [
    step("brief", { phase: "discovery", creates: ["brief.md"] }),
    step("plan", { phase: "plan", weight: 2 }),
    step("risks", { phase: "plan", condition: "always_false" }),
    step("ship", { phase: "launch" }),
  ],
  { phases: ["discovery", "plan", "launch"] },
);

test("progress counts settled steps, and weighs them", () => {
  const run = given(phased);
  expect(run.view().progress).toEqual({ done: 0, total: 4, percent: 0, phase: "discovery" });
  run.when(finishes("brief"));
  expect(run.view().progress).toEqual({ done: 1, total: 4, percent: 20, phase: "plan" });
  run.when(finishes("plan"));
  expect(run.view().progress).toEqual({ done: 3, total: 4, percent: 80, phase: "launch" });
  run.when(finishes("ship"));
  expect(run.view().progress).toEqual({ done: 4, total: 4, percent: 100, phase: null });
});

test("only a completed run is at 100 percent", () => {
  const light = workflow([step("a"), step("b", { weight: 0 })]);
  expect(given(light, finishes("a")).view().progress.percent).toBe(99);
});

test("a map counts its steps once for each item", () => {
  const mapped = workflow([step("list", { asks: ["names"] }), forEach("m", "names", [step("a"), step("b")])]);
  const run = given(mapped);
  expect(run.view().progress.total).toBe(3);
  run.when(finishes("list", { findings: { names: ["x", "y"] } }));
  expect(run.view().progress.total).toBe(5);
});

test("what is remembered from move to move is what counting anew finds", () => {
  const busy = workflow([
    parallel("p", [[step("a")], [step("b", { gate: "after" })]]),
    loop("l", "equals:tests,pass", 3, [step("test", { asks: ["tests"] })]),
    step("end", { gate: "after", onReject: { kind: "goto", step: "p/a" } }),
  ]);
  const run = given(busy);
  const moves = [
    finishes("p/a"),
    finishes("p/b"),
    approves("p/b"),
    finishes("l/test"),
    finishes("l/test", { findings: { tests: "pass" } }),
    finishes("end"),
    rejects("end"),
    finishes("p/a"),
  ];
  for (const move of moves) {
    run.when(move);
    const anew = JSON.parse(JSON.stringify(run.state));
    expect(measureProgress(busy, run.state)).toEqual(measureProgress(busy, anew));
  }
});

test("the end of a phase is a milestone, with what it made", () => {
  const run = given(phased, finishes("brief"));
  expect(run.view().milestones).toEqual([
    { phase: "discovery", at: run.at, stepKeys: ["brief"], artifactIds: ["run-d1"] },
  ]);
  expect(run.view().phases).toEqual([
    { name: "discovery", status: "completed", percent: 100 },
    { name: "plan", status: "running", percent: 0 },
    { name: "launch", status: "pending", percent: 0 },
  ]);
});

test("a phase in which nothing was done is no milestone", () => {
  const empty = workflow([
    step("a", { phase: "one", condition: "always_false" }),
    step("b", { phase: "two" }),
  ]);
  const run = given(empty, finishes("b"));
  expect(run.view().milestones.map(({ phase }) => phase)).toEqual(["two"]);
  expect(run.view().phases.map(({ status }) => status)).toEqual(["skipped", "completed"]);
});

test("a phase with a loop is over when the loop is", () => {
  const looping = workflow([
    loop("l", "equals:tests,pass", 3, [step("test", { phase: "check", asks: ["tests"] })]),
  ]);
  const run = given(looping, finishes("l/test", { findings: { tests: "fail" } }));
  expect(run.view().milestones).toEqual([]);
  run.when(finishes("l/test", { findings: { tests: "pass" } }));
  expect(run.view().milestones).toMatchObject([{ phase: "check", stepKeys: ["l/test"] }]);
});

test("a phase with a map is over when every item is", () => {
  const mapped = workflow([forEach("m", "names", [step("a", { phase: "build" })])]);
  const run = given(mapped, starts({ input: { names: ["x", "y"] } }), finishes("m[0]/a"));
  expect(run.view().milestones).toEqual([]);
  run.when(finishes("m[1]/a"));
  expect(run.view().milestones).toMatchObject([{ phase: "build", stepKeys: ["m[0]/a", "m[1]/a"] }]);
});

test("a phase runs until all of its steps are over", () => {
  const two = workflow([step("a", { phase: "one" }), step("b", { phase: "one" })]);
  const run = given(two, finishes("a"));
  expect(run.view().phases).toEqual([{ name: "one", status: "running", percent: 50 }]);
});

test("phases that a cancelled run did not come through are cancelled", () => {
  const run = given(phased, finishes("brief"), cancels());
  expect(run.view().phases.map(({ status }) => status)).toEqual(["completed", "cancelled", "cancelled"]);
});

const team = workflow([
  parallel("p", [
    [step("a", { agent: "coder", gate: "after" })],
    [step("b", { agent: "coder" })],
    [step("c", { agent: "tester" })],
  ]),
]);

test("an agent's status is the most pressing of what it has in hand", () => {
  const run = given(team, begins("p/b"), finishes("p/a"));
  run.thenSees({ agents: { coder: "working", tester: "working" } });
  run.when(finishes("p/b")).thenSees({ agents: { coder: "waiting_for_hitl" } });
  run.when(approves("p/a")).thenSees({ agents: { coder: "idle" } });
  run.when(fails("p/c", { retryable: false })).thenSees({ agents: { tester: "error" } });
});

test("an agent's status is told only when it changes", () => {
  const run = given(team, begins("p/b"), dies("p/b"));
  expect(run.last.events.map(({ type }) => type)).not.toContain("agent.statusChanged");
});
