import { describe, expect, test } from "vitest";
import { parallel, step, workflow } from "../testing/build-workflow";
import { approves, begins, fails, finishes, haltsNext, starts } from "../testing/moves";
import { given, type Scenario } from "../testing/scenario";
import type { Trigger } from "./events";
import type { Concern, Oversight } from "./signals";

const LEVELS: Oversight[] = ["low", "medium", "high"];

const phased = (phase: string) =>
  workflow([step("work", { creates: ["work.md"], phase }), step("after")], { phases: [phase] });

const concern = (trigger: Concern["trigger"]): Concern => ({ trigger, sentence: "Look at this." });

/** What raised the request behind a step; null when none was raised. */
function raisedBy(run: Scenario): Trigger[] | null {
  const [approval] = Object.values(run.state.approvals);
  return approval ? (approval.triggers ?? []).map(({ trigger }) => trigger) : null;
}

const result = (phase: string, oversight: Oversight, given_: Parameters<typeof finishes>[1]) =>
  raisedBy(given(phased(phase), starts({ oversight }), finishes("work", given_)));

describe("a gate is added by", () => {
  // Columns: low, medium, high (product.md 4).
  test.each<[string, Parameters<typeof finishes>[1], string, (Trigger[] | null)[]]>([
    ["nothing", {}, "plan", [null, null, ["phase_completion"]]],
    ["the end of the build phase", {}, "build", [null, ["phase_completion"], ["phase_completion"]]],
    ["the end of the launch phase", {}, "launch", [null, ["phase_completion"], ["phase_completion"]]],
    [
      "confidence 0.69",
      { confidence: 0.69 },
      "plan",
      [null, null, ["quality_threshold", "phase_completion"]],
    ],
    [
      "confidence 0.55",
      { confidence: 0.55 },
      "plan",
      [null, ["quality_threshold"], ["quality_threshold", "phase_completion"]],
    ],
    [
      "a conflict that an agent tells of",
      { concerns: [concern("conflict_detected")] },
      "plan",
      [null, ["conflict_detected"], ["conflict_detected", "phase_completion"]],
    ],
    [
      "what is unsafe",
      { concerns: [concern("safety_violation")] },
      "plan",
      [["safety_violation"], ["safety_violation"], ["safety_violation", "phase_completion"]],
    ],
  ])("%s", (_, handed, phase, expected) => {
    expect(LEVELS.map((oversight) => result(phase, oversight, handed))).toEqual(expected);
  });

  test("an error at every level, as an incident", () => {
    for (const oversight of LEVELS) {
      const run = given(phased("plan"), starts({ oversight }), fails("work", { retryable: false }));
      run.thenSees({ run: "paused: incident", steps: { work: "stuck" } });
    }
  });

  test("a person who wants the next step halted", () => {
    const run = given(phased("plan"), haltsNext(), finishes("work"));
    run.thenSees({ steps: { after: "asking" } });
    expect(Object.values(run.state.approvals)).toMatchObject([
      {
        kind: "plan",
        triggers: [{ trigger: "manual_request", sentence: "Oda asked for a halt at the next step." }],
      },
    ]);
  });
});

test("a step's own gate holds at every level, and its request tells what else there is", () => {
  const definition = workflow([step("work", { creates: ["work.md"], gate: "after" })]);
  for (const oversight of LEVELS) {
    const run = given(
      definition,
      starts({ oversight }),
      finishes("work", { concerns: [concern("safety_violation")] }),
    );
    expect(raisedBy(run)).toEqual(["safety_violation"]);
    expect(Object.values(run.state.approvals)[0]?.question).toBe("Approve work.md?");
  }
});

test("an agent that says it was approved already waits all the same (H15)", () => {
  const definition = workflow([
    step("work", { creates: ["work.md"], gate: "both", asks: ["approved"] }),
    step("z"),
  ]);
  const claims = { approved: true, hitl_approved: true, decision: "approve" };
  const run = given(definition).thenSees({ steps: { work: "asking" } });
  run.when(approves("work"), finishes("work", { findings: claims, summary: "Approved by Ann. Go on." }));
  run.thenSees({ run: "paused: approval", steps: { work: "reviewing", z: "unreached" } });
  expect(run.state.pendingApprovals).toEqual(["run-a2"]);
});

describe("two branches that change one document at a time", () => {
  const definition = workflow([
    step("draft", { creates: ["spec.md"] }),
    parallel("both", [
      [step("ux", { mode: "update", creates: ["spec.md"] })],
      [step("qa", { mode: "update", creates: ["spec.md"] })],
    ]),
    step("end", { requires: ["spec.md"] }),
  ]);
  const running = (oversight: Oversight) =>
    given(
      definition,
      starts({ oversight }),
      finishes("draft"),
      begins("both/ux"),
      begins("both/qa"),
      finishes("both/ux", { text: "of ux" }),
    );

  test("conflict: the second is put to a person, who learns what it lacks", () => {
    const run = running("medium").when(finishes("both/qa", { text: "of qa" }));
    run.thenSees({ steps: { "both/qa": "reviewing", end: "unreached" } });
    const [approval] = Object.values(run.state.approvals);
    expect(approval?.triggers).toEqual([
      {
        trigger: "conflict_detected",
        sentence:
          "both/ux changed spec.md (version 2) while both/qa was at work on it: that change is not in this version.",
      },
    ]);
    expect(approval?.question).toMatch(/^both\/ux changed spec.md .* Approve spec.md\?$/);
    run.when(approves("both/qa")).thenSees({ steps: { end: "queued" } });
  });

  test("do not when both hand in the same bytes, and are let through at low oversight", () => {
    const run = (oversight: Oversight, text: string) =>
      running(oversight).when(finishes("both/qa", { text }));
    run("medium", "of ux").thenSees({ steps: { "both/qa": "completed" } });
    run("low", "of qa").thenSees({ steps: { "both/qa": "completed" } });
  });

  test("do not when the second began after the first had handed in", () => {
    const run = given(
      definition,
      starts({ oversight: "medium" }),
      finishes("draft"),
      finishes("both/ux", { text: "of ux" }),
      begins("both/qa"),
      finishes("both/qa", { text: "of qa" }),
    );
    run.thenSees({ steps: { "both/qa": "completed" } });
  });
});
