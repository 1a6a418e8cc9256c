import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import {
  answers,
  approves,
  begins,
  fails,
  finishes,
  rejects,
  retries,
  starts,
  wakes,
} from "../testing/moves";
import { given, type Scenario } from "../testing/scenario";

const both = (options: Parameters<typeof parallel>[2] = {}) =>
  workflow([
    parallel("p", [[step("a", { creates: ["a.md"] })], [step("b"), step("c")]], options),
    step("end", { requires: [] }),
  ]);

test("branches run at once", () => {
  given(both()).thenSees({
    steps: { "p/a": "queued", "p/b": "queued", "p/c": "unreached", end: "unreached" },
    commands: ["performTask", "performTask"],
  });
});

test("join: all waits for every branch, and joins once", () => {
  const run = given(both(), finishes("p/a"), finishes("p/b")).thenSees({ steps: { end: "unreached" } });
  run.when(finishes("p/c")).thenSees({ steps: { end: "queued" }, blocks: { p: "completed" } });
  expect(run.history.filter(({ type }) => type === "block.ended")).toHaveLength(1);
});

test("the end of a parallel block has its counts and the result of each step", () => {
  const run = given(both(), finishes("p/a"), finishes("p/b"), finishes("p/c"));
  expect(run.last.events.find(({ type }) => type === "block.ended")?.data).toMatchObject({
    success_count: 2,
    failure_count: 0,
    partial_failure: false,
    step_results: { "p/a": "completed", "p/b": "completed", "p/c": "completed" },
  });
});

test("join: any goes on with the first branch done, and drops the others", () => {
  const run = given(both({ join: "any" }), begins("p/b"), finishes("p/a")).thenSees({
    steps: { "p/a": "completed", "p/b": "skipped", "p/c": "skipped", end: "queued" },
    commands: ["performTask", "abortTask"],
  });
  expect(run.view().steps[1]?.reason).toEqual({
    code: "branch-dropped",
    sentence: "Branch 1 came in first.",
  });
});

test("join: any that nobody won is a partial failure, and one that was won is none", () => {
  const gated = workflow([
    parallel("p", [[step("a", { gate: "after" })], [step("b", { gate: "after" })]], { join: "any" }),
  ]);
  const ended = (run: Scenario) => run.history.find(({ type }) => type === "block.ended")?.data;
  const lost = given(gated, finishes("p/a"), finishes("p/b"), rejects("p/a"));
  expect(ended(lost.when(rejects("p/b")))).toMatchObject({ failure_count: 2, partial_failure: true });
  const won = given(gated, finishes("p/a"), finishes("p/b"), rejects("p/a"));
  expect(ended(won.when(approves("p/b")))).toMatchObject({ failure_count: 1, partial_failure: false });
});

test("join: any is not won by a branch in which nothing was done", () => {
  const skippable = workflow([
    parallel("p", [[step("a", { condition: "always_false" })], [step("b")]], { join: "any" }),
  ]);
  given(skippable).thenSees({ steps: { "p/a": "skipped", "p/b": "queued" } });
});

test("join: any is not won by a branch that failed", () => {
  const gated = workflow([parallel("p", [[step("a", { gate: "after" })], [step("b")]], { join: "any" })]);
  given(gated, finishes("p/a"), rejects("p/a"))
    .thenSees({ steps: { "p/b": "queued" } })
    .when(finishes("p/b"))
    .thenSees({ run: "completed" });
});

test("join: any closes what a dropped branch waited for", () => {
  const asking = workflow([
    parallel("p", [[step("a")], [step("b", { gate: "after" })], [step("c", { optional: true })]], {
      join: "any",
    }),
  ]);
  const run = given(asking, finishes("p/b"), finishes("p/a")).thenSees({ run: "completed" });
  expect(run.view().approvals.map(({ status }) => status)).toEqual(["void", "void"]);
});

test("join: settle goes on when a branch failed, with partial_failure", () => {
  const run = given(
    both({ join: "settle" }),
    fails("p/a", { retryable: false }),
    finishes("p/b"),
    finishes("p/c"),
  );
  run.thenSees({ run: "running", steps: { "p/a": "failed", end: "queued" } });
  expect(run.view().blocks[0]?.result).toEqual({ successCount: 1, failureCount: 1, partialFailure: true });
});

test("a run that completed with failed branches says so", () => {
  const run = given(both({ join: "settle" }), fails("p/a", { retryable: false }), finishes("p/b"));
  run.when(finishes("p/c"), finishes("end")).thenSees({ run: "completed" });
  expect(run.state.standing).toMatchObject({ sentence: "3 steps completed, 1 failed." });
});

test("join: settle still repeats attempts first", () => {
  given(both({ join: "settle" }), fails("p/a")).thenSees({ steps: { "p/a": "retrying" } });
});

test("what a failed branch should have made is missed by whoever needs it, and the run fails", () => {
  const needing = workflow([
    parallel("p", [[step("a", { creates: ["a.md"] })], [step("b")]], { join: "settle" }),
    step("end", { requires: ["a.md"] }),
  ]);
  const run = given(needing, fails("p/a", { retryable: false }), finishes("p/b")).thenSees({
    run: "failed",
    steps: { end: "skipped" },
  });
  expect(run.view().reason?.code).toBe("step-failed");
});

test("at most `concurrency` branches are under way", () => {
  const three = workflow([parallel("p", [[step("a")], [step("b")], [step("c")]], { concurrency: 2 })]);
  given(three)
    .thenSees({ steps: { "p/a": "queued", "p/b": "queued", "p/c": "unreached" } })
    .when(finishes("p/b"))
    .thenSees({ steps: { "p/c": "queued" } });
});

test("a branch may wait for a document of another", () => {
  const crossing = workflow([
    parallel("p", [[step("draw", { requires: ["spec.md"] })], [step("spec", { creates: ["spec.md"] })]]),
  ]);
  given(crossing)
    .thenSees({ steps: { "p/draw": "unreached", "p/spec": "queued" } })
    .when(finishes("p/spec"))
    .thenSees({ steps: { "p/draw": "queued" } });
});

test("a branch that waits for a rejected document is skipped", () => {
  const crossing = workflow([
    parallel("p", [
      [step("draw", { requires: ["spec.md"] })],
      [step("spec", { creates: ["spec.md"], gate: "after" })],
    ]),
  ]);
  given(crossing, finishes("p/spec"), rejects("p/spec")).thenSees({
    run: "failed",
    steps: { "p/draw": "skipped" },
  });
});

test("a run with an open request stays running while another branch works", () => {
  const gated = workflow([parallel("p", [[step("a", { gate: "after" })], [step("b")]])]);
  const run = given(gated, finishes("p/a")).thenSees({ run: "running" });
  expect(run.view().waiting?.kind).toBe("approval");
  run.when(finishes("p/b")).thenSees({ run: "paused: approval" });
});

test("a branch that waits for a document of another leaves it the place to be made", () => {
  const lists = [[step("a", { requires: ["b.md"] })], [step("b", { creates: ["b.md"] }), step("c")]];
  given(workflow([parallel("p", lists, { concurrency: 1 })]))
    .thenSees({ run: "running", steps: { "p/a": "unreached", "p/b": "queued" } })
    .when(finishes("p/b"))
    .thenSees({ steps: { "p/a": "queued", "p/c": "unreached" } })
    .when(finishes("p/a"))
    .thenSees({ steps: { "p/c": "queued" } });
});

test("what is under way goes on, though a branch before it is done again", () => {
  const lists = [[step("a")], [step("b")], [step("c", { retry: { attempts: 2, backoffMs: 1_000 } })]];
  given(workflow([parallel("p", lists, { concurrency: 2 })]), finishes("p/a"), retries("p/a"), fails("p/c"))
    .later(5_000)
    .when(wakes())
    .thenSees({ steps: { "p/a": "unreached", "p/b": "queued", "p/c": "queued" } })
    .when(finishes("p/c"))
    .thenSees({ steps: { "p/a": "queued" } });
});

test("several requests may be open at once, and are decided in any order", () => {
  const gated = workflow([parallel("p", [[step("a", { gate: "after" })], [step("b", { gate: "after" })]])]);
  given(gated, finishes("p/a"), finishes("p/b"), approves("p/b"), approves("p/a")).thenSees({
    run: "completed",
  });
});

test("a task is not performed when its branch is dropped in the same move", () => {
  const racing = workflow([
    parallel("p", [[step("work")], [step("note", { agents: [], mode: "guide" })]], { join: "any" }),
  ]);
  given(racing, starts()).thenSees({
    run: "completed",
    steps: { "p/work": "skipped" },
    commands: ["abortTask"],
  });
});

test("blocks nest", () => {
  const nested = workflow([
    parallel("p", [
      [step("a"), parallel("q", [[step("b")], [step("c", { condition: "wants_c" })]])],
      [step("d")],
    ]),
    step("end"),
  ]);
  given(nested, finishes("p/d"), finishes("p/a"), finishes("p/q/b"))
    .thenSees({ steps: { "p/q/c": "asking", end: "unreached" } })
    .when(answers("p/q/c", false))
    .thenSees({ steps: { end: "queued" }, blocks: { p: "completed", "p/q": "completed" } });
});
