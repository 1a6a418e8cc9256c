import { expect, test } from "vitest";
import { loop, parallel, step, workflow } from "../testing/build-workflow";
import { cancels, fails, finishes, rejects } from "../testing/moves";
import { given } from "../testing/scenario";

test("a command's ids come from facts, so that doing it twice is doing it once", () => {
  const run = given(workflow([step("a")]));
  expect(run.last.commands).toEqual([{ type: "performTask", taskId: "run-t1", stepKey: "a", agent: "a" }]);
});

test("the task whose report ends the run is not aborted", () => {
  const starving = workflow([
    parallel("p", [[step("plan", { creates: ["plan.md"], gate: "after" })], [step("b")]]),
    step("c", { requires: ["plan.md"] }),
  ]);
  given(starving, finishes("p/plan"), rejects("p/plan"), finishes("p/b")).thenSees({
    run: "failed",
    commands: [],
  });
});

test("the task whose report begins another round is not aborted", () => {
  const looping = workflow([loop("l", "equals:tests,pass", 3, [step("test", { asks: ["tests"] })])]);
  given(looping, finishes("l/test")).thenSees({ commands: ["performTask"] });
});

test("a timer is set for an attempt to come, and a failed task is not aborted", () => {
  given(workflow([step("a")]), fails("a")).thenSees({ commands: ["setTimer"] });
});

test("every task at work is aborted once when the run is cancelled", () => {
  const three = workflow([
    parallel(
      "p",
      ["a", "b", "c"].map((key) => [step(key)]),
    ),
  ]);
  const run = given(three, finishes("p/b"), cancels());
  expect(run.last.commands).toEqual([
    { type: "abortTask", taskId: "run-t1", because: "run.cancelled" },
    { type: "abortTask", taskId: "run-t3", because: "run.cancelled" },
  ]);
});
