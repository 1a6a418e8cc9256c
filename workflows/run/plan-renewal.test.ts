import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import { amends, approves, begins, finishes, pauses, resumes } from "../testing/moves";
import { given } from "../testing/scenario";
import { artifactOf, stepOf } from "./run-state";

/** While a plan that reads spec.md waits, the other branch writes it anew. */
const definition = workflow([
  step("draft", { creates: ["spec.md"] }),
  parallel("both", [
    [step("build", { requires: ["spec.md"], gate: "before" })],
    [step("ux", { mode: "update", creates: ["spec.md"] }), step("other", { creates: ["other.md"] })],
  ]),
]);

const waiting = () => given(definition, finishes("draft"), begins("both/ux"));

test("a plan is asked about anew when a document it reads changes beside it", () => {
  const run = waiting();
  const before = run.state.approvals["run-a1"];
  run.when(finishes("both/ux", { text: "new" })).thenSees({
    includes: ["approval.voided", "approval.requested"],
    steps: { "both/build": "asking" },
  });
  expect(run.state.approvals["run-a1"]?.status).toBe("void");
  const renewed = run.state.approvals["run-a2"];
  expect(renewed).toMatchObject({ kind: "plan", version: 2, status: "pending" });
  expect(renewed?.contentSha256).not.toBe(before?.contentSha256);
  run.thenRefuses(approves("both/build", { approvalId: "run-a1" }), "approval-closed");
  run.when(approves("both/build")).thenSees({ steps: { "both/build": "queued" } });
});

test("a document that it does not read leaves the plan as it is", () => {
  const run = waiting().when(finishes("both/ux", { text: "new" }), finishes("both/other"));
  expect(run.state.pendingApprovals).toEqual(["run-a2"]);
});

test("a plan that was approved but has not started is asked about anew as well", () => {
  const run = waiting().when(pauses(), approves("both/build"), finishes("both/ux", { text: "new" }));
  run.thenSees({ steps: { "both/build": "unreached" } });
  run.when(resumes()).thenSees({ steps: { "both/build": "asking" } });
  run.when(approves("both/build")).thenSees({ steps: { "both/build": "queued" } });
  const [given_] = stepOf(run.state, "both/build")?.given ?? [];
  expect(artifactOf(run.state, given_ ?? "")?.version).toBe(2);
});

test("a plan that a person wrote is followed", () => {
  const run = waiting().when(pauses(), amends("both/build", "plan.md"), finishes("both/ux", { text: "new" }));
  run.when(resumes()).thenSees({ steps: { "both/build": "queued" } });
});
