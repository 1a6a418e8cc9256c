import { expect, test } from "vitest";
import { loop, parallel, route, step, workflow } from "../testing/build-workflow";
import { approves, finishes, pauses } from "../testing/moves";
import { ann } from "../testing/people";
import { given, type Scenario } from "../testing/scenario";
import { effectsOf } from "./effects";

const effects = (run: Scenario) =>
  effectsOf(run.definition, run.state, run.state.pendingApprovals[0] ?? "", run.at);

const gated = workflow([
  step("requirements", { creates: ["requirements.md"], gate: "after", phase: "plan" }),
  parallel("design", [
    [step("architecture", { agent: "architect", requires: ["requirements.md"] })],
    [step("flows", { agent: "ux-expert", requires: ["requirements.md"] })],
  ]),
]);

test("the effects of a result's decision are told, without anything happening", () => {
  const run = given(gated, finishes("requirements"));
  const before = JSON.stringify(run.state);
  expect(effects(run)).toEqual({
    approve:
      'Completes "requirements". This ends the phase plan. Then "architecture" (architect) and "flows" (ux-expert) start.',
    revise: "requirements tries again with your comment (attempt 2). The run stays with this step.",
    amend:
      'Completes "requirements" with your version. This ends the phase plan. Then "architecture" (architect) and "flows" (ux-expert) start.',
    reject:
      '"requirements" fails. "architecture" and "flows" are skipped for want of requirements.md. The run ends as failed.',
  });
  expect(JSON.stringify(run.state)).toBe(before);
});

test("the last approval completes the run", () => {
  const last = given(workflow([step("a", { gate: "after" })]), finishes("a"));
  expect(effects(last).approve).toBe('Completes "a". The run completes.');
});

test("a plan's decision starts its step, fails it, or asks again", () => {
  expect(effects(given(workflow([step("ship", { gate: "before" }), step("note")])))).toEqual({
    approve: 'Then "ship" (ship) starts.',
    revise: 'Your comment goes into the plan of "ship", which is asked about again.',
    amend: 'Then "ship" (ship) starts.',
    reject: '"ship" fails. Then "note" (note) starts.',
  });
});

test("going back is told", () => {
  const back = workflow([step("a"), step("b", { gate: "after", onReject: { kind: "goto", step: "a" } })]);
  expect(effects(given(back, finishes("a"), finishes("b"))).reject).toBe(
    '"b" fails. The run goes back to "a" with your comment. Then "a" (a) starts.',
  );
});

test("a vote that does not decide says how many more are needed", () => {
  const three = workflow([step("a", { gate: "after", approvals: 3, creates: ["a.md"] })]);
  const run = given(three, finishes("a"));
  expect(effects(run).approve).toBe("Counts your approval; 2 more people have to approve.");
  run.when(approves("a", { by: ann }));
  expect(effects(run)).toMatchObject({
    approve: "Counts your approval; 1 more person has to approve.",
    amend: 'Your version of "a" is put to the approvers.',
  });
});

test("the effects of each answer to a question are told", () => {
  const asking = workflow([step("tests", { condition: "user_wants_tests" }), step("ship")]);
  expect(effects(given(asking))).toEqual({
    true: 'Then "tests" (tests) starts.',
    false: '"tests" is skipped: The condition "user_wants_tests" is not met. Then "ship" (ship) starts.',
  });
});

test("the effects of each route are told", () => {
  const routed = workflow([route("size", { small: [], "go-large": [] }), step("plan"), step("build")]);
  expect(effects(given(routed))).toEqual({
    small: '"plan" and "build" are skipped: The route "small" ends the run here. The run completes.',
    "go-large": 'Then "plan" (plan) starts.',
  });
});

test("the effects at a loop's bound are told", () => {
  const looping = workflow([loop("verify", "equals:tests,pass", 1, [step("test")]), step("ship")]);
  expect(effects(given(looping, finishes("verify/test")))).toEqual({
    again: 'Round 2 of "verify" begins. Then "test" (test) starts.',
    "go-on": 'Then "ship" (ship) starts.',
    stop: "The run ends as failed.",
  });
});

test("a question that follows is told", () => {
  const next = workflow([step("a", { gate: "after" }), step("b", { optional: true })]);
  expect(effects(given(next, finishes("a"))).approve).toBe(
    'Completes "a". Then a person is asked: Do the optional step "b"?',
  );
});

test("in a paused run nothing starts", () => {
  const run = given(workflow([step("a", { gate: "after" }), step("b")]), finishes("a"), pauses());
  expect(effects(run).approve).toBe('Completes "a". Nothing starts until the run is resumed.');
});

test("a step without documents has nothing to amend", () => {
  const run = given(workflow([step("a", { gate: "after" })]), finishes("a", { documents: [] }));
  expect(effects(run).amend).toContain("no document to amend");
});

test("a request that was decided has no effects any more", () => {
  const run = given(workflow([step("a", { gate: "after" })]), finishes("a"), approves("a"));
  expect(effectsOf(run.definition, run.state, "run-a1", run.at)).toEqual({});
  expect(effectsOf(run.definition, run.state, "none", run.at)).toEqual({});
});

test("many names are counted", () => {
  const wide = workflow([
    step("start", { gate: "after" }),
    parallel(
      "p",
      ["a", "b", "c", "d", "e"].map((key) => [step(key)]),
    ),
  ]);
  expect(effects(given(wide, finishes("start"))).approve).toContain(
    '"a" (a), "b" (b), "c" (c) and 2 more start.',
  );
});
