import { expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { step, workflow } from "#workflows/testing/build-workflow";
import { starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { findDependents } from "./find-dependents";

it("names the steps that were given exactly this version, and what they made", () => {
  const definition = workflow([step("plan"), step("build"), step("test")]);
  const [plan, build, test] = viewRun(definition, new Scenario(definition).when(starts()).state).steps;
  if (!plan || !build || !test) throw new Error("There are three steps.");
  const steps = [
    plan,
    { ...build, given: ["a1"], outputs: [{ name: "code.md", artifactId: "a3" }] },
    { ...test, given: ["a2", "a3"] },
  ];
  expect(findDependents({ steps }, "a1")).toEqual([
    { stepKey: "build", label: build.label, agent: build.agent, made: ["code.md"] },
  ]);
  expect(findDependents({ steps }, "a4")).toEqual([]);
});
