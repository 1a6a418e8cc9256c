import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { amends, approves, finishes, rejects } from "../testing/moves";
import { ann, bob, cem } from "../testing/people";
import { given } from "../testing/scenario";

const two = workflow([step("plan", { creates: ["plan.md"], gate: "after", approvals: 2 })]);
const asked = () => given(two, finishes("plan"));

test("with two approvals needed, the first is a vote and decides nothing", () => {
  const run = asked().when(approves("plan", { by: bob }));
  run.thenSees({ run: "paused: approval", steps: { plan: "reviewing" }, events: ["approval.voted"] });
  expect(run.view().waiting?.sentence).toContain("1 of 2 votes missing");
});

test("the second person's approval decides", () => {
  asked()
    .when(approves("plan", { by: bob }), approves("plan", { by: ann }))
    .thenSees({ run: "completed" });
});

test("one person approves only once", () => {
  asked()
    .when(approves("plan", { by: bob }))
    .thenRefuses(approves("plan", { by: bob, decisionId: "another" }), "already-voted");
});

test("the same vote again changes nothing", () => {
  asked()
    .when(approves("plan", { by: bob, decisionId: "v1" }))
    .thenIgnores(approves("plan", { by: bob, decisionId: "v1" }));
});

test("one rejection is enough, also by somebody who approved before", () => {
  asked()
    .when(approves("plan", { by: bob }), rejects("plan", { by: bob }))
    .thenSees({ steps: { plan: "failed" } });
});

test("an amended version is put to the vote again", () => {
  const run = asked().when(approves("plan", { by: bob }), amends("plan", "plan.md", { by: cem }));
  run.thenSees({ steps: { plan: "reviewing" } });
  expect(run.view().approvals[1]).toMatchObject({
    version: 2,
    votes: [],
    contentSha256: "sha-of-plan.md-amended",
  });
  run.when(approves("plan", { by: bob }), approves("plan", { by: cem })).thenSees({ run: "completed" });
});
