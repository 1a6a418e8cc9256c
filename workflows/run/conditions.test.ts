import { expect, test } from "vitest";
import { marker, step, workflow } from "../testing/build-workflow";
import { answers, finishes, send, starts } from "../testing/moves";
import { given } from "../testing/scenario";

const when = (condition: unknown) => workflow([step("maybe", { condition })]);
const started = (condition: unknown, input = {}) => given(when(condition), starts({ input }));

test.each([
  ["always_true", {}, "queued"],
  ["always_false", {}, "skipped"],
  [true, {}, "queued"],
  ["context.big", { big: true }, "queued"],
  ["context.big", {}, "skipped"],
  ["context.plan.size", { plan: { size: 3 } }, "queued"],
  ["not_empty:name", { name: "x" }, "queued"],
  ["not_empty:name", { name: "  " }, "skipped"],
  ["equals:kind, web ", { kind: "web" }, "queued"],
  ["equals:kind,web", { kind: "api" }, "skipped"],
  ["equals:text,a,b", { text: "a,b" }, "queued"],
  ["equals:n,3", { n: 3 }, "queued"],
  [{ all: ["context.a", "context.b"] }, { a: 1, b: 1 }, "queued"],
  [{ all: ["context.a", "context.b"] }, { a: 1 }, "skipped"],
  [{ any: ["context.a", "context.b"] }, { b: 1 }, "queued"],
  [{ not: "context.a" }, {}, "queued"],
  ["is_ready", { is_ready: true }, "queued"],
  ["is_ready", { is_ready: "no" }, "skipped"],
])("%j with %j leaves the step %s", (condition, input, stage) => {
  started(condition, input).thenSees({ steps: { maybe: stage } });
});

test("a step that is not taken is skipped with the condition as its reason", () => {
  const [maybe] = started("equals:kind,web").view().steps;
  expect(maybe?.reason).toEqual({
    code: "condition-false",
    sentence: 'The condition "equals:kind,web" is not met.',
  });
});

test("what nobody knows is never guessed: a person is asked", () => {
  started("user_wants_tests").thenSees({
    run: "paused: approval",
    steps: { maybe: "asking" },
    includes: ["approval.requested", "run.paused"],
  });
});

test.each([
  [true, "queued"],
  ["yes", "queued"],
  [false, "skipped"],
])("the answer %s leaves the step %s and is kept with its source", (answer, stage) => {
  const run = started("user_wants_tests")
    .when(answers("maybe", answer))
    .thenSees({ steps: { maybe: stage } });
  expect(run.view().findings[0]).toMatchObject({
    name: "user_wants_tests",
    value: stage === "queued",
    source: "person",
    by: { name: "Bob" },
  });
});

test("an answer that is none of the options is refused", () => {
  started("user_wants_tests").thenRefuses(answers("maybe", "perhaps"), "bad-answer");
});

test("one answer serves every step that asks the same", () => {
  const two = workflow([step("one", { condition: "wants" }), step("two", { condition: "wants" })]);
  given(two, answers("one", true), finishes("one")).thenSees({ steps: { two: "queued" } });
});

test("of several unknown names each is asked, until the truth is clear", () => {
  const both = { any: ["first_wish", "second_wish"] };
  started(both)
    .when(answers("maybe", false))
    .thenSees({ steps: { maybe: "asking" } })
    .when(answers("maybe", true))
    .thenSees({ steps: { maybe: "queued" } });
});

test("a decisive part makes asking for the others needless", () => {
  started({ all: ["always_false", "some_wish"] }).thenSees({ steps: { maybe: "skipped" } });
  started({ any: ["always_true", "some_wish"] }).thenSees({ steps: { maybe: "queued" } });
});

test("an earlier agent's answer decides", () => {
  const asked = workflow([step("check", { asks: ["has_issues"] }), step("fix", { condition: "has_issues" })]);
  given(asked, finishes("check", { findings: { has_issues: true } })).thenSees({ steps: { fix: "queued" } });
  given(asked, finishes("check", { findings: { has_issues: false } })).thenSees({
    steps: { fix: "skipped" },
  });
  given(asked, finishes("check")).thenSees({ steps: { fix: "asking" } });
});

test("an agent answers only what it was asked", () => {
  const notAsked = workflow([step("check"), step("fix", { condition: "has_issues" })]);
  given(notAsked, finishes("check", { findings: { has_issues: true } })).thenSees({
    steps: { fix: "asking" },
  });
});

test("an agent never overrides what the launcher said", () => {
  const asked = workflow([step("check", { asks: ["has_issues"] }), step("fix", { condition: "has_issues" })]);
  given(
    asked,
    starts({ answers: { has_issues: false } }),
    finishes("check", { findings: { has_issues: true } }),
  ).thenSees({ steps: { fix: "skipped" } });
});

test("an agent never overrides what a person answered", () => {
  const late = workflow([
    step("fix", { condition: "has_issues" }),
    step("check", { asks: ["has_issues"] }),
    step("again", { condition: "has_issues" }),
  ]);
  given(late, answers("fix", false), finishes("check", { findings: { has_issues: true } })).thenSees({
    steps: { fix: "skipped", again: "skipped" },
  });
});

test("a part of an agent's answer can be read by its path", () => {
  const asked = workflow([
    step("size", { asks: ["plan"] }),
    step("split", { condition: "equals:plan.size,big" }),
  ]);
  given(asked, finishes("size", { findings: { plan: { size: "big" } } })).thenSees({
    steps: { split: "queued" },
  });
});

test("a document counts as there once it is accepted", () => {
  const reads = workflow([
    step("write", { creates: ["prd.md"] }),
    step("read", { condition: "not_empty:prd.md" }),
  ]);
  given(reads, finishes("write")).thenSees({ steps: { read: "queued" } });
});

test("the same answer again is no news, and a gate takes no answer", () => {
  const asking = started("user_wants_tests");
  const again = send(answers("maybe", true)(asking.definition, asking.state));
  asking.when(again).thenIgnores(again);
  const gated = workflow([step("plan", { gate: "after" })]);
  given(gated, finishes("plan")).thenRefuses(answers("plan", true), "wrong-kind", /approve, request changes/);
});

test.each([
  ["prd.md", "queued"],
  ["docs/prd.md", "queued"],
  ["brief.md", "skipped"],
])("after the creation of prd, the maker of %s leaves the next step %s", (made, stage) => {
  const after = workflow([
    step("write", { creates: ["notes.md", made] }),
    step("next", { condition: "after_prd_creation" }),
  ]);
  given(after, finishes("write")).thenSees({ steps: { next: stage } });
});

test("an epic is complete when the described loop is over", () => {
  const cycle = workflow([marker("repeat", "loop_end"), step("retro", { condition: "epic_complete" })]);
  given(cycle).thenSees({ steps: { retro: "queued" } });
});

test("a standing answer is the launcher's and is never asked", () => {
  const run = given(when("user_wants_tests"), starts({ answers: { user_wants_tests: true } }));
  run.thenSees({ steps: { maybe: "queued" } });
  expect(run.view().findings[0]).toMatchObject({ source: "launcher", by: { name: "Ann" } });
});

test("with unanswered: no, what nobody knows counts as no and is never asked", () => {
  const run = given(when("user_wants_tests"), starts({ unanswered: "no" }));
  run.thenSees({ run: "completed", steps: { maybe: "skipped" } });
  expect(run.view().findings[0]).toMatchObject({ value: false, source: "launcher" });
});
