import { expect, it } from "vitest";
import type { Handoff } from "#workflows/run/handoff";
import { viewRun } from "#workflows/run/run-view";
import { step, workflow } from "#workflows/testing/build-workflow";
import { starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { checkHandoff, isSound } from "./check-handoff";

const definition = workflow([step("plan"), step("build")]);
const view = viewRun(definition, new Scenario(definition).when(starts()).state);
const receiver = view.steps[1]?.agents[0] ?? "";

const sound: Handoff = {
  handoff_id: "h1",
  from_agent: "analyst",
  to_agent: receiver,
  run_id: view.runId,
  phase: null,
  context_ids: [],
  instructions: "Build what the plan says.",
  expected_outputs: ["code.md"],
  priority: 3,
  metadata: { stepKey: "build", iteration: 0 },
  created_at: 1_000,
};

function faultsOf(changes: Partial<Handoff>): string[] {
  return checkHandoff({ ...sound, ...changes }, view).flatMap(({ name, fault }) =>
    fault === null ? [] : [name],
  );
}

it("finds nothing wrong with what fits the schema and the run", () => {
  expect(isSound(sound, view)).toBe(true);
});

it("names the field that does not hold", () => {
  expect(faultsOf({ priority: 9 })).toEqual(["priority"]);
  expect(faultsOf({ to_agent: "nobody-of-this-step" })).toEqual(["to_agent"]);
  expect(faultsOf({ context_ids: ["no-such-document"] })).toEqual(["context_ids"]);
  expect(faultsOf({ run_id: "another", instructions: " " })).toEqual(["instructions", "run_id"]);
});
