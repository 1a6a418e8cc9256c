import { expect, it } from "vitest";
import { type RunView, viewRun } from "#workflows/run/run-view";
import { step, workflow } from "#workflows/testing/build-workflow";
import { begins, finishes, starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { shareView } from "./share-view";

const definition = workflow([step("plan"), step("draw")]);
const run = new Scenario(definition).when(starts());
const before = viewRun(definition, run.state);
const begun = viewRun(definition, run.when(begins("plan")).state);
const after = viewRun(definition, run.when(finishes("plan")).state);

it("what an event did not change stays the same object", () => {
  const shared = shareView(before, begun);
  expect(shared).toEqual(begun);
  expect(shared.workflow).toBe(before.workflow);
  expect(shared.artifacts).toBe(before.artifacts);
  expect(shared.steps[1]).toBe(before.steps[1]);
  expect(shared.steps[0]).not.toBe(before.steps[0]);
});

it("equal parts that were made anew are the old ones again", () => {
  const copy: RunView = structuredClone(after);
  expect(shareView(after, copy)).toEqual(after);
  expect(shareView(after, copy).steps).toBe(after.steps);
});

it("a long list is the old one only while it holds the same objects", () => {
  const [first] = before.steps;
  if (!first) throw new Error("There are steps.");
  const many: RunView = { ...before, steps: Array.from({ length: 600 }, () => ({ ...first })) };
  expect(shareView(many, { ...many, steps: [...many.steps] }).steps).toBe(many.steps);
  const moved = { ...many, steps: [{ ...first }, ...many.steps.slice(1)] };
  expect(shareView(many, moved).steps).toBe(moved.steps);
});
