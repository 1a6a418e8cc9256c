import { expect, it } from "vitest";
import { planRerun } from "#workflows/run/plan-rerun";
import { viewRun } from "#workflows/run/run-view";
import { step, workflow } from "#workflows/testing/build-workflow";
import { starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { tellRerun } from "./tell-rerun";

it("names what runs again, in order, and where people are asked", () => {
  const definition = workflow([step("plan"), step("build", { gate: "after" }), step("test")]);
  const { state } = new Scenario(definition).when(starts());
  const view = viewRun(definition, state);
  const plan = planRerun(definition, state, "plan");
  if (!plan) throw new Error("The step was reached.");
  const told = tellRerun(
    { ...plan, resets: ["plan", "build"], gates: ["build"], withdraws: ["plan.md"] },
    view,
  );
  expect(told.again).toEqual([
    { key: "plan", label: view.steps[0]?.label, agent: view.steps[0]?.agent, asksPerson: false },
    { key: "build", label: view.steps[1]?.label, agent: view.steps[1]?.agent, asksPerson: true },
  ]);
  expect(told.consequences).toEqual(["plan.md no longer counts until it is made again; its versions stay."]);
});
