import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { answers, asks, cancels, fails, finishes, retries, wakes } from "../testing/moves";
import { ann, oda, vic } from "../testing/people";
import { given } from "../testing/scenario";
import { effectsOf } from "./effects";
import { MOST_QUESTIONS } from "./raise-hand";

const definition = workflow([step("plan", { creates: ["plan.md"], role: "owner" }), step("build")]);

test("an agent that asks waits for a person, and its answer goes on in the same step", () => {
  const run = given(definition, asks("plan"));
  run.thenSees({ run: "paused: approval", steps: { plan: "asking" }, agents: { plan: "waiting_for_hitl" } });
  expect(run.state.approvals["run-a1"]).toMatchObject({
    kind: "question",
    topic: "raised-hand",
    question: "Left or right?",
    recommendation: "left",
    agent: "plan",
    role: "owner",
    contentSha256: null,
  });
  run.when(answers("plan", "right", { by: ann, comment: "It is shorter." }));
  run.thenSees({ run: "running", steps: { plan: "queued" }, agents: { plan: "working" } });
  expect(run.state.approvals["run-a1"]?.decision).toMatchObject({
    answer: "right",
    comment: "It is shorter.",
  });
  run.when(finishes("plan")).thenSees({ steps: { plan: "completed" } });
});

test("an answer may be in words of one's own, but not empty", () => {
  const run = given(definition, asks("plan"));
  run.thenRefuses(answers("plan", "  ", { by: ann }), "bad-answer");
  run.thenRefuses(answers("plan", "x".repeat(10_001), { by: ann }), "bad-answer", /1 to 10000 characters/);
  run.when(answers("plan", "Neither: go back.", { by: ann }));
  expect(run.state.approvals["run-a1"]?.decision?.answer).toBe("Neither: go back.");
});

test("who may not decide the step's gates may not answer its agent", () => {
  given(definition, asks("plan")).thenRefuses(answers("plan", "left", { by: vic }), "role-required");
});

test("a question costs no retry", () => {
  const run = given(definition, fails("plan")).later(60_000).when(wakes(), asks("plan"));
  run.when(answers("plan", "left", { by: ann }));
  run
    .when(fails("plan"))
    .later(60_000)
    .when(wakes())
    .thenSees({ steps: { plan: "queued" } });
  run.when(fails("plan")).thenSees({ steps: { plan: "stuck" } });
});

test("a fourth question in one step is a failed attempt, with the reason for the agent", () => {
  const run = given(definition);
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    run.when(asks("plan"), answers("plan", "left", { by: ann }));
  }
  run.when(asks("plan")).thenSees({ steps: { plan: "retrying" } });
  const [feedback] = run.state.steps.flatMap((page) => page.plan?.feedback ?? []);
  expect(feedback?.comment).toMatch(/asked 3 questions .* Decide by yourself/);
});

test("what the engine asked about a step counts for none of its agent's questions", () => {
  const wished = workflow([step("plan", { agents: ["pm", "po"], condition: "user_wants_it" })]);
  const run = given(wished, answers("plan", true), answers("plan", "pm"));
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) run.when(asks("plan"), answers("plan", "left"));
  run.when(asks("plan")).thenSees({ steps: { plan: "retrying" } });
  expect(Object.keys(run.state.approvals)).toHaveLength(2 + MOST_QUESTIONS);
});

test.each([
  ["without a question", { question: "  " }],
  ["with two options of one value", { options: Array(2).fill({ value: "a", label: "A" }) }],
  ["that is a book", { question: "x".repeat(4_001) }],
  ["with an option that is a page", { options: [{ value: "a", label: "x".repeat(301) }] }],
  ["with more options than anybody reads", { options: numbered(13) }],
])("a hand raised %s is a failed attempt", (_, asked) => {
  given(definition, asks("plan", asked)).thenSees({ steps: { plan: "retrying" } });
});

test("a recommendation that is none of the options is dropped", () => {
  const run = given(definition, asks("plan", { recommendation: "up" }));
  expect(run.state.approvals["run-a1"]?.recommendation).toBeUndefined();
});

test("a question that comes after its run was cancelled changes nothing but the record", () => {
  const asked = asks("plan");
  const run = given(definition);
  const late = asked(definition, run.state);
  run.when(cancels(), () => late).thenSees({ events: ["step.fenced"], run: "cancelled" });
});

test("an agent that asked and was answered may still fail and be retried by a person", () => {
  const run = given(definition, asks("plan"), answers("plan", "left", { by: ann }));
  run.when(fails("plan", { retryable: false })).thenSees({ steps: { plan: "stuck" } });
  run.when(retries("plan", { by: oda })).thenSees({ steps: { plan: "queued" } });
});

test("each answer tells that the agent goes on with it", () => {
  const effects = (asked: Parameters<typeof asks>[1]) => {
    const run = given(definition, asks("plan", asked));
    return effectsOf(definition, run.state, "run-a1", run.at);
  };
  const goesOn = "plan goes on with the answer (attempt 2).";
  expect(effects({})).toEqual({ left: goesOn, right: goesOn });
  expect(effects({ options: [], recommendation: null })).toEqual({ answer: goesOn });
});

function numbered(count: number) {
  return Array.from({ length: count }, (_, at) => ({ value: String(at), label: String(at) }));
}
