import { expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { loop, step, workflow } from "#workflows/testing/build-workflow";
import { begins, cancels, finishes } from "#workflows/testing/moves";
import { given, type Scenario } from "#workflows/testing/scenario";
import { phasesOf } from "./phases-of";

const phased = workflow(
  [
    step("plan", { phase: "plan" }),
    { ...loop("fix", "good", 1, [step("try", { phase: "build" })]), phase: "build" },
  ],
  { phases: ["plan", "build"] },
);
const tones = (run: Scenario) => phasesOf(viewRun(run.definition, run.state)).map(({ tone }) => tone);

it("a phase has the colour of what presses most in it", () => {
  expect(tones(given(phased, begins("plan")))).toEqual(["running", "idle"]);
  expect(tones(given(phased, finishes("plan"), begins("fix/try")))).toEqual(["done", "running"]);
});

it("a phase whose loop asks a person waits for one", () => {
  expect(tones(given(phased, finishes("plan"), finishes("fix/try", { findings: { good: false } })))).toEqual([
    "done",
    "waiting",
  ]);
});

it("a run without phases has one bar, in its own colour", () => {
  const plain = workflow([step("plan", { gate: "after" })]);
  expect(tones(given(plain, begins("plan")))).toEqual(["running"]);
  expect(tones(given(plain, finishes("plan")))).toEqual(["waiting"]);
  expect(tones(given(plain, cancels()))).toEqual(["idle"]);
});
