import { expect, test } from "vitest";
import type { Node } from "../definition/definition";
import { forEach, loop, parallel, route, step, workflow } from "../testing/build-workflow";
import { answers, approves, finishes, type Move, rejects, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const review = (target: string): Node =>
  step("review", { gate: "after", onReject: { kind: "goto", step: target } });

/** The steps that were given the feedback, after the review of a block was rejected. */
function toldAfter(block: Node, moves: Move[], input = {}): string[] {
  const run = given(
    workflow([step("start"), block, review(block.key)]),
    starts({ input }),
    finishes("start"),
  );
  run.when(...moves, finishes("review"), rejects("review", { comment: "Once more." }));
  const keys = run.state.steps.flatMap((page) => Object.keys(page));
  return keys.filter((key) =>
    stepOf(run.state, key)?.feedback.some(({ comment }) => comment === "Once more."),
  );
}

test("feedback on a parallel block reaches the first step of each branch", () => {
  const block = parallel("both", [[step("a"), step("b")], [step("c")]]);
  const moves = ["both/a", "both/b", "both/c"].map((key) => finishes(key));
  expect(toldAfter(block, moves)).toEqual(["both/a", "both/c"]);
});

test("feedback on a loop reaches the first step of its round", () => {
  const block = loop("rounds", "equals:done,yes", 3, [step("work", { asks: ["done"] }), step("check")]);
  const moves = [finishes("rounds/work", { findings: { done: "yes" } }), finishes("rounds/check")];
  expect(toldAfter(block, moves)).toEqual(["rounds/work"]);
});

test("feedback on a map reaches the first step of every item", () => {
  const block = forEach("stories", "list", [step("write"), step("test")]);
  const keys = [0, 1].flatMap((at) => [`stories[${at}]/write`, `stories[${at}]/test`]);
  const told = toldAfter(
    block,
    keys.map((key) => finishes(key)),
    { list: ["x", "y"] },
  );
  expect(told).toEqual(["stories[0]/write", "stories[1]/write"]);
});

test("feedback on a route reaches the first step of the way that was taken", () => {
  const block = route("way", { go: [step("a"), step("b")], gone: [step("c")] });
  const moves = [answers("way", "go"), finishes("way/a"), finishes("way/b")];
  expect(toldAfter(block, moves)).toContain("way/a");
  expect(toldAfter(block, moves)).not.toContain("way/b");
});

test("when the first step was left out, the one after it is told as well", () => {
  const block = parallel("both", [[step("extra", { optional: true }), step("b"), step("c")]]);
  const moves = [answers("both/extra", false), finishes("both/b"), finishes("both/c")];
  expect(toldAfter(block, moves)).toEqual(["both/extra", "both/b"]);
});

test("the agent gets the feedback with its next attempt, and the run goes on through the gate", () => {
  const block = parallel("both", [[step("a")], [step("c")]]);
  const run = given(workflow([block, review("both")]), finishes("both/a"), finishes("both/c"));
  run.when(finishes("review"), rejects("review", { comment: "Once more." }));
  run.thenSees({ steps: { "both/a": "queued", "both/c": "queued", review: "unreached" } });
  run.when(finishes("both/a"), finishes("both/c"), finishes("review"), approves("review"));
  run.thenSees({ run: "completed" });
});
