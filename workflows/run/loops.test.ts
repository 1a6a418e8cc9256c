import { expect, test } from "vitest";
import { loop, step, workflow } from "../testing/build-workflow";
import { answers, finishes, rejects, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const test1 = step("test", { creates: ["report.md"], asks: ["tests"] });
const fix = step("fix", {
  condition: { not: "equals:tests,pass" },
  requires: ["report.md"],
  creates: ["source.md"],
});
const looping = workflow([loop("verify", "equals:tests,pass", 2, [test1, fix]), step("ship")]);

const result = (tests: string) => finishes("verify/test", { findings: { tests } });
const failedOnce = () => given(looping, result("fail"), finishes("verify/fix"));
const atBound = () => failedOnce().when(result("fail"), finishes("verify/fix"));

test("a loop whose condition holds ends after its round", () => {
  given(looping, result("pass")).thenSees({
    steps: { "verify/fix": "skipped", ship: "queued" },
    blocks: { verify: "completed" },
  });
});

test("a loop whose condition does not hold begins its steps anew", () => {
  const run = failedOnce().thenSees({
    steps: { "verify/test": "queued", "verify/fix": "unreached" },
    includes: ["steps.reset"],
  });
  expect(stepOf(run.state, "verify/test")).toMatchObject({ iteration: 2, attempt: 1 });
  expect(run.view().blocks[0]?.loop).toEqual({ round: 2, max: 2 });
});

test("steps in a loop count iterations from 1", () => {
  const run = given(looping);
  expect(stepOf(run.state, "verify/test")?.iteration).toBe(1);
});

test("what was answered in a round is forgotten in the next", () => {
  const run = failedOnce();
  expect(run.view().findings).toEqual([]);
});

test("documents of earlier rounds stay in use until they are made again", () => {
  const run = failedOnce();
  expect(run.view().artifacts.every(({ isAccepted }) => isAccepted)).toBe(true);
});

test("at its bound a loop asks instead of failing", () => {
  const run = atBound().thenSees({ run: "paused: approval", blocks: { verify: "waiting_for_hitl" } });
  expect(run.view().approvals[0]).toMatchObject({ topic: "loop", stepKey: "verify" });
  expect(run.view().approvals[0]?.options.map(({ value }) => value)).toEqual(["again", "go-on", "stop"]);
});

test("bound, again: as many rounds again, then it asks again", () => {
  const run = atBound()
    .when(answers("verify", "again"))
    .thenSees({ steps: { "verify/test": "queued" } });
  run.when(result("fail"), finishes("verify/fix")).thenSees({ steps: { "verify/test": "queued" } });
  run.when(result("fail"), finishes("verify/fix")).thenSees({ run: "paused: approval" });
  expect(run.view().blocks[0]?.loop).toEqual({ round: 4, max: 4 });
});

test("bound, go on: the run leaves the loop", () => {
  atBound()
    .when(answers("verify", "go-on"))
    .thenSees({ steps: { ship: "queued" }, blocks: { verify: "completed" } });
});

test("bound, stop: the run ends as failed and says who stopped it", () => {
  const run = atBound().when(answers("verify", "stop")).thenSees({ run: "failed" });
  expect(run.view().reason).toMatchObject({ code: "loop-bound", sentence: expect.stringContaining("Bob") });
});

test("whether a loop is done is asked when nobody knows, once a round", () => {
  const asking = workflow([loop("l", "is_good", 3, [step("draw")])]);
  given(asking, finishes("l/draw"))
    .thenSees({ blocks: { l: "waiting_for_hitl" } })
    .when(answers("l", false), finishes("l/draw"))
    .thenSees({ blocks: { l: "waiting_for_hitl" } })
    .when(answers("l", true))
    .thenSees({ run: "completed" });
});

test("with unanswered: no, a loop that nobody ends goes to its bound and asks there", () => {
  const asking = workflow([loop("l", "is_good", 2, [step("draw")])]);
  given(asking, starts({ unanswered: "no" }), finishes("l/draw"), finishes("l/draw")).thenSees({
    run: "paused: approval",
  });
});

test("a person's answer of one round does not bind the agent of the next", () => {
  const mixed = workflow([
    loop("l", { not: "has_issues" }, 3, [
      step("check", { asks: ["has_issues"] }),
      step("fix", { condition: "has_issues" }),
    ]),
  ]);
  given(mixed, finishes("l/check"), answers("l/fix", true), finishes("l/fix"))
    .thenSees({ steps: { "l/check": "queued" } })
    .when(finishes("l/check", { findings: { has_issues: false } }))
    .thenSees({ run: "completed" });
});

test("a wish that a person stated is not asked in every round", () => {
  const wishing = workflow([
    loop("l", "equals:tests,pass", 3, [
      step("test", { asks: ["tests"] }),
      step("extra", { condition: "user_wants_extra" }),
    ]),
  ]);
  given(wishing, finishes("l/test"), answers("l/extra", false))
    .thenSees({ steps: { "l/test": "queued" } })
    .when(finishes("l/test"))
    .thenSees({ run: "running", steps: { "l/test": "queued" } });
});

const nested = workflow([
  loop("outer", "equals:done,yes", 3, [
    loop("inner", "equals:tests,pass", 1, [step("test", { asks: ["tests"] })]),
    step("judge", { asks: ["done"] }),
  ]),
]);

test("an inner loop begins at its first round in every round of the outer", () => {
  const inner = (tests: string) => finishes("outer/inner/test", { findings: { tests } });
  const run = given(nested, inner("pass"), finishes("outer/judge"), inner("fail")).thenSees({
    blocks: { "outer/inner": "waiting_for_hitl" },
  });
  expect(run.view().blocks.map(({ loop: rounds }) => rounds?.round)).toEqual([2, 1]);
});

test("an answer at the bound of an inner loop holds for that time only", () => {
  const inner = finishes("outer/inner/test", { findings: { tests: "fail" } });
  given(nested, inner, answers("outer/inner", "go-on"), finishes("outer/judge"), inner).thenSees({
    run: "paused: approval",
    blocks: { "outer/inner": "waiting_for_hitl" },
  });
});

test("what was allowed at the bound of one loop is allowed in no other", () => {
  const once = (key: string) => loop(key, "equals:tests,pass", 1, [step("test", { asks: ["tests"] })]);
  const failed = (key: string) => finishes(`${key}/test`, { findings: { tests: "fail" } });
  given(workflow([once("one"), once("two")]), failed("one"), answers("one", "go-on"), failed("two")).thenSees(
    { run: "paused: approval", blocks: { one: "completed", two: "waiting_for_hitl" } },
  );
});

test("a loop ends after a round in which every step was skipped, and asks nobody", () => {
  const plan = step("plan", { creates: ["plan.md"], gate: "after" });
  const starved = workflow([
    plan,
    loop("verify", "equals:tests,pass", 3, [step("test", { requires: ["plan.md"], asks: ["tests"] })]),
    step("notes"),
  ]);
  given(starved, finishes("plan"))
    .when(rejects("plan", { comment: "No" }))
    .thenSees({ steps: { "verify/test": "skipped", notes: "queued" }, blocks: { verify: "completed" } });
});

test("what the launcher said beforehand stands in every round", () => {
  const wishing = workflow([
    loop("l", { not: "has_issues" }, 3, [
      step("check", { asks: ["has_issues"] }),
      step("fix", { condition: "has_issues" }),
    ]),
  ]);
  given(wishing, starts({ answers: { has_issues: true } }), finishes("l/check"), finishes("l/fix"))
    .when(finishes("l/check", { findings: { has_issues: false } }))
    .thenSees({ steps: { "l/fix": "queued" } });
});
