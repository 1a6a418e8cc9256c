import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { amends, approves, finishes, haltsNext, rejects, revises, starts } from "../testing/moves";
import { ann, bob, cem, oda } from "../testing/people";
import { given } from "../testing/scenario";

const gated = (approvals = 1) =>
  workflow([step("plan", { creates: ["plan.md"], gate: "both", fourEyes: true, approvals }), step("build")]);

test("whoever started the run decides none of its four-eyes gates", () => {
  const run = given(gated(), starts({ by: ann }));
  for (const decide of [approves, revises, rejects]) {
    run.thenRefuses(decide("plan", { by: ann }), "own-request", /somebody else/);
  }
  run.when(approves("plan", { by: bob }), finishes("plan"));
  run.thenRefuses(amends("plan", "plan.md", { by: ann }), "own-request");
  run.when(approves("plan", { by: bob })).thenSees({ steps: { plan: "completed" } });
});

test("with several needed, none of them is who started it", () => {
  const run = given(gated(2), starts({ by: bob }));
  run.thenRefuses(approves("plan", { by: bob }), "own-request");
  run
    .when(approves("plan", { by: cem }))
    .thenRefuses(approves("plan", { by: cem, decisionId: "again" }), "already-voted");
  run.when(approves("plan", { by: ann })).thenSees({ steps: { plan: "queued" } });
});

test("a gate without it may be decided by whoever started the run", () => {
  const run = given(workflow([step("plan", { gate: "after" })]), starts({ by: bob }), finishes("plan"));
  expect(run.state.approvals["run-a1"]?.excludes).toBeUndefined();
  run.when(approves("plan", { by: bob })).thenSees({ steps: { plan: "completed" } });
});

test("a halt at the next step keeps the step's four eyes", () => {
  const definition = workflow([step("a"), step("plan", { fourEyes: true })]);
  const run = given(definition, starts({ by: ann }), haltsNext({ by: oda }), finishes("a"));
  run.thenRefuses(approves("plan", { by: ann }), "own-request");
});
