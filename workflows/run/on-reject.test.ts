import { expect, test } from "vitest";
import { forEach, loop, parallel, step, workflow } from "../testing/build-workflow";
import { amends, answers, approves, fails, finishes, rejects, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const rejected = (...rest: Parameters<typeof workflow>[0]) =>
  workflow([step("plan", { creates: ["plan.md"], gate: "after" }), ...rest]);

test("continue: steps that need the rejected document are skipped, and say so", () => {
  const run = given(
    rejected(step("build", { requires: ["plan.md"], creates: ["build.md"] }), step("party")),
    finishes("plan"),
    rejects("plan", { comment: "Too big" }),
  ).thenSees({ steps: { build: "skipped", party: "queued" } });
  expect(run.view().steps[1]?.reason).toEqual({
    code: "input-rejected",
    sentence: "Needs plan.md, which plan did not deliver: Rejected: Too big",
  });
});

test("when a rejected document was needed, the run ends as failed and names the rejection", () => {
  const run = given(
    rejected(
      step("build", { requires: ["plan.md"], creates: ["build.md"] }),
      step("test", { requires: ["build.md"] }),
    ),
    finishes("plan"),
    rejects("plan", { comment: "Too big" }),
  ).thenSees({ run: "failed", steps: { build: "skipped", test: "skipped" } });
  expect(run.view().reason).toMatchObject({ code: "rejected", sentence: expect.stringContaining("Too big") });
});

test("when nothing needed the rejected document, the run completes", () => {
  given(rejected(step("party")), finishes("plan"), rejects("plan"), finishes("party")).thenSees({
    run: "completed",
  });
});

test("halt: the run fails at once, and what waited elsewhere is void", () => {
  const halting = workflow([
    parallel("p", [
      [step("plan", { gate: "after", onReject: { kind: "halt" } })],
      [step("draw", { gate: "after" })],
      [step("type")],
    ]),
  ]);
  const run = given(halting, finishes("p/plan"), finishes("p/draw"), rejects("p/plan")).thenSees({
    run: "failed",
    steps: { "p/plan": "failed", "p/draw": "cancelled", "p/type": "cancelled" },
    commands: ["abortTask"],
  });
  expect(run.view().approvals.map(({ status }) => status)).toEqual(["rejected", "void"]);
});

const goingBack = workflow([
  step("cause", { creates: ["cause.md"] }),
  step("fix", {
    requires: ["cause.md"],
    creates: ["fix.md"],
    gate: "after",
    onReject: { kind: "goto", step: "cause" },
  }),
  step("note", { requires: ["fix.md"] }),
]);
const wentBack = () =>
  given(goingBack, finishes("cause"), finishes("fix"), rejects("fix", { comment: "Not the cause" }));

test("goto: the run goes back to the step, with the comment as feedback", () => {
  const run = wentBack().thenSees({ run: "running", steps: { cause: "queued", fix: "unreached" } });
  expect(stepOf(run.state, "cause")).toMatchObject({
    iteration: 1,
    attempt: 1,
    feedback: [{ by: "Bob", comment: "Not the cause" }],
  });
});

test("goto: the steps begun anew count another iteration and come to the end", () => {
  wentBack()
    .when(finishes("cause", { text: "2" }), finishes("fix", { text: "2" }), approves("fix"), finishes("note"))
    .thenSees({ run: "completed" });
});

test("goto: documents that are made again are no longer used meanwhile", () => {
  const run = wentBack();
  expect(run.view().artifacts.some(({ isAccepted }) => isAccepted)).toBe(false);
});

test("goto: a document that a step before also made stays in use", () => {
  const updating = workflow([
    step("write", { creates: ["a.md"] }),
    step("polish", { requires: ["a.md"], creates: ["a.md"] }),
    step("show", { gate: "after", onReject: { kind: "goto", step: "polish" } }),
  ]);
  given(updating, finishes("write"), finishes("polish"), finishes("show"), rejects("show")).thenSees({
    steps: { polish: "queued" },
  });
});

test("goto: the other branches of a parallel block stay as they are", () => {
  const branches = workflow([
    parallel("p", [[step("a")], [step("b")]]),
    step("ship", { gate: "after", onReject: { kind: "goto", step: "p/a" } }),
  ]);
  given(branches, finishes("p/a"), finishes("p/b"), finishes("ship"), rejects("ship"))
    .thenSees({ steps: { "p/a": "queued", "p/b": "completed", ship: "unreached" }, blocks: { p: "running" } })
    .when(finishes("p/a"), finishes("ship"), approves("ship"))
    .thenSees({ run: "completed", blocks: { p: "completed" } });
});

test("goto: a step at work that is begun anew is aborted", () => {
  const branches = workflow([
    step("start"),
    parallel("p", [[step("a", { gate: "after", onReject: { kind: "goto", step: "start" } })], [step("b")]]),
  ]);
  given(branches, finishes("start"), finishes("p/a"), rejects("p/a")).thenSees({
    steps: { start: "queued", "p/b": "unreached" },
    commands: ["performTask", "abortTask"],
  });
});

test("goto: a loop passed on the way begins at its first round", () => {
  const looping = workflow([
    step("start"),
    loop("l", "equals:tests,pass", 2, [step("test", { asks: ["tests"] })]),
    step("ship", { gate: "after", onReject: { kind: "goto", step: "start" } }),
  ]);
  const run = given(
    looping,
    finishes("start"),
    finishes("l/test", { findings: { tests: "fail" } }),
    finishes("l/test", { findings: { tests: "pass" } }),
    finishes("ship"),
    rejects("ship"),
    finishes("start"),
  );
  expect(run.view().blocks[0]).toMatchObject({ status: "running", loop: { round: 1, max: 2 } });
  expect(run.view().findings).toEqual([]);
});

test("goto: what a person prefers is not asked again, what the work answers is", () => {
  const asking = workflow([
    step("start", { asks: ["has_issues"] }),
    step("extra", { condition: "user_wants_extra" }),
    step("fix", { condition: "has_issues" }),
    step("ship", { gate: "after", onReject: { kind: "goto", step: "start" } }),
  ]);
  given(asking, finishes("start"))
    .when(
      answers("extra", false),
      answers("fix", false),
      finishes("ship"),
      rejects("ship"),
      finishes("start"),
    )
    .thenSees({ steps: { extra: "skipped", fix: "asking" } });
});

test("goto: inside a map only the rejected item goes back", () => {
  const mapped = workflow([
    forEach("m", "names", [
      step("write", { creates: ["{{item}}.md"] }),
      step("check", { gate: "after", onReject: { kind: "goto", step: "m/write" } }),
    ]),
  ]);
  const run = given(mapped, starts({ input: { names: ["x", "y"] } }))
    .when(finishes("m[0]/write"), finishes("m[1]/write"), finishes("m[0]/check"), rejects("m[0]/check"))
    .thenSees({ steps: { "m[0]/write": "queued", "m[1]/write": "completed", "m[1]/check": "queued" } });
  expect(stepOf(run.state, "m[0]/write")?.feedback).toEqual([{ by: "Bob", comment: "because" }]);
});

test("goto: requests of steps that begin anew are void", () => {
  const branches = workflow([
    step("start"),
    parallel("p", [
      [step("a", { gate: "after", onReject: { kind: "goto", step: "start" } })],
      [step("b", { gate: "after" })],
      [step("c", { retry: { attempts: 1, backoffMs: 0 } })],
    ]),
  ]);
  const run = given(
    branches,
    finishes("start"),
    finishes("p/a"),
    finishes("p/b"),
    fails("p/c"),
    rejects("p/a"),
  );
  expect(run.view().approvals.map(({ status }) => status)).toEqual(["rejected", "void"]);
  expect(run.view().incidents.map(({ open }) => open)).toEqual([false]);
});

test("goto: an amended plan of an earlier pass is not given to the agent again", () => {
  const planned = workflow([
    step("start"),
    step("ship", { gate: "before" }),
    step("check", { gate: "after", onReject: { kind: "goto", step: "start" } }),
  ]);
  const run = given(planned, finishes("start"), amends("ship", "plan"), finishes("ship"), finishes("check"))
    .when(rejects("check"), finishes("start"), approves("ship"))
    .thenSees({ steps: { ship: "queued" } });
  expect(stepOf(run.state, "ship")?.given).toEqual([]);
});
