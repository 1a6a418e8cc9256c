import { expect, test } from "vitest";
import { forEach, step, workflow } from "../testing/build-workflow";
import { answers, finishes, starts } from "../testing/moves";
import { given } from "../testing/scenario";

const optional = workflow([
  step("plan", { creates: ["plan.md"] }),
  step("survey", { optional: true }),
  step("build"),
]);

test("an optional step is offered", () => {
  given(optional, finishes("plan")).thenSees({ run: "paused: approval", steps: { survey: "asking" } });
});

test("an optional step that is wanted runs", () => {
  given(optional, finishes("plan"), answers("survey", true)).thenSees({ steps: { survey: "queued" } });
});

test("an optional step that is declined is skipped, and says who declined it", () => {
  const run = given(optional, finishes("plan"), answers("survey", false)).thenSees({
    steps: { survey: "skipped", build: "queued" },
  });
  expect(run.view().steps[1]?.reason).toEqual({
    code: "optional-declined",
    sentence: "Optional; Bob chose to go on without it.",
  });
});

test.each([
  [true, "queued"],
  [false, "skipped"],
  ["yes", "queued"],
])("the launcher's standing answer %s leaves it %s without asking", (answer, stage) => {
  given(optional, starts({ answers: { survey: answer } }), finishes("plan")).thenSees({
    steps: { survey: stage },
  });
});

test("with unanswered: no, nothing optional runs and nobody is asked", () => {
  given(optional, starts({ unanswered: "no" }), finishes("plan")).thenSees({
    run: "running",
    steps: { survey: "skipped", build: "queued" },
  });
});

test("whoever said yes to its condition wants the step", () => {
  const both = workflow([step("review", { optional: true, condition: "user_wants_review" })]);
  given(both, answers("review", true)).thenSees({ steps: { review: "queued" } });
});

test("an agent's answer to its condition does not decide whether an optional step is wanted", () => {
  const both = workflow([
    step("check", { asks: ["has_issues"] }),
    step("fix", { optional: true, condition: "has_issues" }),
  ]);
  given(both, finishes("check", { findings: { has_issues: true } })).thenSees({ steps: { fix: "asking" } });
});

test("an optional step is not offered before it can run", () => {
  const waiting = workflow([
    step("late", { optional: true, requires: ["x.md"] }),
    step("x", { creates: ["x.md"] }),
  ]);
  given(waiting).thenSees({ run: "paused: incident" });
});

test("in a map, one standing answer serves every item", () => {
  const mapped = workflow([forEach("each", "names", [step("polish", { optional: true })])]);
  given(mapped, starts({ input: { names: ["a", "b"] }, answers: { polish: false } })).thenSees({
    run: "completed",
    steps: { "each[0]/polish": "skipped", "each[1]/polish": "skipped" },
  });
});

const either = workflow([step("write", { agents: ["pm", "analyst"], creates: ["a.md"] })]);

test("of several agents a person chooses one", () => {
  const run = given(either).thenSees({ steps: { write: "asking" } });
  expect(run.view().approvals[0]?.options.map(({ value }) => value)).toEqual(["pm", "analyst"]);
  run
    .when(answers("write", "analyst"))
    .thenSees({ steps: { write: "queued" }, agents: { analyst: "working" } });
});

test("an agent that is none of those is refused", () => {
  given(either).thenRefuses(answers("write", "qa"), "bad-answer", /pm, analyst/);
});

test("with unanswered: no, the first of several agents does it", () => {
  given(either, starts({ unanswered: "no" })).thenSees({ agents: { pm: "working" } });
});

test("various is the owner of the document at hand", () => {
  const fix = workflow([
    step("write", { agent: "pm", creates: ["a.md"] }),
    step("draw", { agent: "ux", creates: ["b.md"] }),
    step("fix", { agents: [], anyAgent: true, creates: ["b.md"] }),
  ]);
  given(fix, finishes("write"), finishes("draw")).thenSees({ agents: { ux: "working" } });
});

test("when the document at hand is nobody's, a person chooses among all who made one", () => {
  const fix = workflow([
    step("write", { agent: "pm", creates: ["a.md"] }),
    step("draw", { agent: "ux", creates: ["b.md"] }),
    step("fix", { agents: [], anyAgent: true, creates: ["flagged"] }),
  ]);
  const run = given(fix, finishes("write"), finishes("draw")).thenSees({ steps: { fix: "asking" } });
  expect(run.view().approvals[0]?.options.map(({ value }) => value)).toEqual(["pm", "ux"]);
});

test("a step for which no agent can be named stops at an incident", () => {
  given(workflow([step("fix", { agents: [], anyAgent: true })])).thenSees({ run: "paused: incident" });
});

test("a standing answer that names an agent who may not do it is not taken", () => {
  given(either, starts({ answers: { "write.agent": "qa" } })).thenSees({ steps: { write: "asking" } });
  given(either, starts({ answers: { "write.agent": "analyst" } })).thenSees({
    agents: { analyst: "working" },
  });
});
