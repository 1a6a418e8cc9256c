import { expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { step, workflow } from "#workflows/testing/build-workflow";
import { starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { findStepsWithEarlier } from "./find-steps-with-earlier";

const definition = workflow([step("plan"), step("note")]);
const view = viewRun(definition, new Scenario(definition).when(starts()).state);
const task = (stepKey: string, attempt: number, iteration = 0) => ({ stepKey, attempt, iteration });
/** The run after so many attempts at "plan" in that round. */
const after = (attempt: number, iteration = 0) => ({
  blocks: [],
  steps: view.steps.map((one) => (one.stepKey === "plan" ? { ...one, attempt, iteration } : one)),
});
const find = (
  run: ReturnType<typeof after>,
  known: ReturnType<typeof task>[],
  asked: [string, string | null][] = [],
) => [...findStepsWithEarlier(run, known, new Map(asked.map(([key, cursor]) => [key, { cursor }])))];

it("a step has earlier attempts until its first one in its first round is known", () => {
  expect(find(after(3), [])).toEqual(["plan"]);
  expect(find(after(3), [task("plan", 3), task("note", 1), task("plan", 2)])).toEqual(["plan"]);
  expect(find(after(3), [task("plan", 3), task("plan", 2), task("plan", 1)])).toEqual([]);
  expect(find(after(1, 1), [task("plan", 1, 1)])).toEqual(["plan"]);
  expect(find(after(1, 1), [task("plan", 1, 1), task("plan", 1)])).toEqual([]);
});

it("a step that was done once has none", () => {
  expect(find(after(1), [])).toEqual([]);
});

it("what was asked for of a step tells whether there are more", () => {
  expect(find(after(300), [task("plan", 201)], [["plan", "next"]])).toEqual(["plan"]);
  expect(find(after(300), [task("plan", 1)], [["plan", null]])).toEqual([]);
});
