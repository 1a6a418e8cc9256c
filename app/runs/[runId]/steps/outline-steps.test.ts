import { expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { loop, parallel, step, workflow } from "#workflows/testing/build-workflow";
import { starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { outlineSteps, sayBlock } from "./outline-steps";

const definition = workflow(
  [
    step("plan", { phase: "plan" }),
    parallel("design", [
      [step("api", { phase: "build" })],
      [loop("draw", "done", 3, [step("sketch", { phase: "build" })])],
    ]),
    step("note"),
  ],
  { phases: ["plan", "build"] },
);
const view = viewRun(definition, new Scenario(definition).when(starts()).state);

it("names each phase once and keeps the order of the steps", () => {
  const groups = outlineSteps(view).map(({ phase, rows }) => [
    phase?.name ?? null,
    rows.filter(({ kind }) => kind === "step").map(({ key }) => key),
  ]);
  expect(groups).toEqual([
    ["plan", ["plan"]],
    ["build", ["design/api", "design/draw/sketch"]],
    [null, ["note"]],
  ]);
});

it("names a block once, before its first step, each as deep as it lies", () => {
  const build = outlineSteps(view)[1]?.rows.map(({ kind, key, depth }) => [kind, key, depth]);
  expect(build).toEqual([
    ["block", "design", 0],
    ["step", "design/api", 1],
    ["block", "design/draw", 1],
    ["step", "design/draw/sketch", 2],
  ]);
});

it("says of a loop in which round it is", () => {
  const words = view.blocks.map(sayBlock);
  expect(words).toEqual(["in parallel", "loop · round 1 of 3"]);
});
