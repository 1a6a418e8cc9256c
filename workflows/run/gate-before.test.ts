import { expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import { amends, approves, fails, finishes, haltsNext, rejects, revises, wakes } from "../testing/moves";
import { ann, bob } from "../testing/people";
import { given } from "../testing/scenario";
import { indexOf } from "./definition-index";
import { planText } from "./request-plan";
import { stepInRun } from "./run-keys";
import { stepOf } from "./run-state";

const gated = workflow([
  step("plan", { creates: ["plan.md"] }),
  step("ship", { requires: ["plan.md"], creates: ["log.md"], gate: "before", notes: "Ship it." }),
]);
const asked = () => given(gated, finishes("plan"));

test("a gate before a step asks before its agent starts", () => {
  asked().thenSees({
    run: "paused: approval",
    steps: { ship: "asking" },
    includes: ["approval.requested"],
    commands: [],
  });
});

test("what is approved is the text that says what the agent is told, reads and makes", () => {
  const run = asked();
  const node = stepInRun(indexOf(gated, "main"), run.state, "ship");
  if (!node) throw new Error("There is such a step.");
  const text = planText(run.state, node, "ship", "ship");
  expect(text).toContain("Ship it.");
  expect(text).toContain("plan.md, version 1, SHA-256 sha-of-plan.md-text");
  expect(text).toContain("log.md");
});

test("an approved plan starts the step", () => {
  asked()
    .when(approves("ship"))
    .thenSees({ run: "running", steps: { ship: "queued" } });
});

test("a rejected plan fails the step before it started", () => {
  asked()
    .when(rejects("ship"))
    .thenSees({ run: "completed", steps: { ship: "failed" }, commands: [] });
});

test("changes requested to a plan ask again, with the comment in the plan", () => {
  const run = asked().when(revises("ship", { comment: "Wait for the fair" }));
  run.thenSees({ run: "paused: approval", steps: { ship: "asking" }, commands: [] });
  const [first, second] = run.view().approvals;
  expect(second).toMatchObject({ version: 2, status: "pending" });
  expect(second?.contentSha256).not.toBe(first?.contentSha256);
});

test("an amended plan starts the step and is given to its agent", () => {
  const run = asked()
    .when(amends("ship", "anything.md"))
    .thenSees({ steps: { ship: "queued" } });
  const plan = run.view().artifacts.at(-1);
  expect(plan).toMatchObject({ name: "ship.plan.md", by: { name: "Bob" } });
  expect(stepOf(run.state, "ship")?.given).toContain(plan?.artifactId);
});

test("where two must agree, an amended plan is put to them again", () => {
  const two = workflow([step("ship", { gate: "before", approvals: 2 })]);
  given(two, amends("ship", "x"))
    .thenSees({ steps: { ship: "asking" } })
    .when(approves("ship", { by: ann }))
    .thenSees({ steps: { ship: "asking" } })
    .when(approves("ship", { by: bob }))
    .thenSees({ steps: { ship: "queued" } });
});

test("an approved plan holds for repeated attempts", () => {
  asked()
    .when(approves("ship"), fails("ship"))
    .later(1_000)
    .when(wakes())
    .thenSees({ steps: { ship: "queued" } });
});

test("gate: both asks before and after", () => {
  const both = workflow([step("ship", { creates: ["log.md"], gate: "both" })]);
  given(both)
    .thenSees({ steps: { ship: "asking" } })
    .when(approves("ship"), finishes("ship"))
    .thenSees({ steps: { ship: "reviewing" } })
    .when(approves("ship"))
    .thenSees({ run: "completed" });
});

test("halt at the next step raises a gate there, once", () => {
  const plain = workflow([step("a"), step("b"), step("c")]);
  given(plain, haltsNext())
    .thenSees({ steps: { a: "queued" } })
    .when(finishes("a"))
    .thenSees({ steps: { b: "asking" } })
    .when(approves("b"), finishes("b"))
    .thenSees({ steps: { c: "queued" } });
});

test("halt at the next step does not touch the attempts of a step under way", () => {
  given(workflow([step("a"), step("b")]), haltsNext(), fails("a"))
    .later(5_000)
    .thenSees({ steps: { a: "retrying" } });
});

test("halt at the next step stops one of two that start together", () => {
  const both = workflow([step("first"), parallel("p", [[step("a")], [step("b")]])]);
  given(both, haltsNext(), finishes("first")).thenSees({ steps: { "p/a": "asking", "p/b": "queued" } });
});
