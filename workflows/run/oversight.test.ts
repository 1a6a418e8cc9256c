import { expect, test } from "vitest";
import { loop, step, workflow } from "../testing/build-workflow";
import { approves, finishes, rejects, starts } from "../testing/moves";
import { Scenario } from "../testing/scenario";
import type { Oversight } from "./signals";

const phased = workflow([
  step("plan", { phase: "plan", creates: ["plan.md"] }),
  step("code", { phase: "build", creates: ["code.md"] }),
  step("check", { phase: "build", creates: ["check.md"] }),
]);

const underOversight = (oversight: Oversight) => new Scenario(phased).when(starts({ oversight }));

test("low oversight adds no gate, however unsure the agent is", () => {
  underOversight("low")
    .when(finishes("plan", { confidence: 0.1 }), finishes("code"), finishes("check"))
    .thenSees({ run: "completed" });
});

test("medium oversight asks about a clearly unsure result only", () => {
  underOversight("medium")
    .when(finishes("plan", { confidence: 0.6 }))
    .thenSees({ steps: { plan: "completed" } });
  const unsure = underOversight("medium").when(finishes("plan", { confidence: 0.5 }));
  unsure.thenSees({ run: "paused: approval", steps: { plan: "reviewing" } });
  expect(unsure.view().approvals[0]?.question).toBe("The agent's confidence is 0.50. Approve plan.md?");
});

test("high oversight asks about every result below 0.7", () => {
  underOversight("high")
    .when(finishes("plan", { confidence: 0.69 }))
    .thenSees({ steps: { plan: "reviewing" } });
  const early = new Scenario(workflow([step("a", { phase: "one" }), step("b", { phase: "one" })]));
  early.when(starts({ oversight: "high" }), finishes("a", { confidence: 0.7 })).thenSees({
    steps: { a: "completed", b: "queued" },
  });
});

test("medium oversight asks once, at the end of the build phase", () => {
  underOversight("medium")
    .when(finishes("plan"), finishes("code"))
    .thenSees({ steps: { plan: "completed", code: "completed" } })
    .when(finishes("check"))
    .thenSees({ steps: { check: "reviewing" } })
    .when(approves("check"))
    .thenSees({ run: "completed" });
});

test("high oversight asks at the end of every phase", () => {
  underOversight("high")
    .when(finishes("plan"))
    .thenSees({ steps: { plan: "reviewing" } });
});

test("a phase that is done again is asked about again", () => {
  const again = workflow([
    step("plan", { phase: "plan", creates: ["plan.md"] }),
    step("ship", { gate: "after", onReject: { kind: "goto", step: "plan" } }),
  ]);
  new Scenario(again)
    .when(
      starts({ oversight: "high" }),
      finishes("plan"),
      approves("plan"),
      finishes("ship"),
      rejects("ship"),
    )
    .when(finishes("plan"))
    .thenSees({ steps: { plan: "reviewing" } });
});

test("rounds of a loop end no phase", () => {
  const looping = workflow([
    loop("l", "equals:tests,pass", 3, [step("test", { phase: "build", asks: ["tests"] })]),
  ]);
  new Scenario(looping)
    .when(starts({ oversight: "high" }), finishes("l/test", { findings: { tests: "pass" } }))
    .thenSees({ run: "completed" });
});
