import { expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { parallel, step, workflow } from "#workflows/testing/build-workflow";
import { begins, fails, pauses, starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { sayWork } from "./say-work";

const definition = workflow([
  parallel("both", [[step("plan", { agent: "analyst" })], [step("draw", { agent: "architect" })]]),
]);
const begun = () => new Scenario(definition).when(starts());
const say = (run: Scenario) => sayWork(viewRun(definition, run.state));

it("names everybody who works, and on what", () => {
  expect(say(begun().when(begins("both/plan"), begins("both/draw")))).toBe(
    "analyst works on “plan”, architect on “draw”.",
  );
});

it("says that a paused run only ends what is at work", () => {
  expect(say(begun().when(begins("both/plan"), pauses()))).toBe(
    "analyst works on “plan”, to the end. Nothing new starts.",
  );
  expect(say(begun().when(pauses()))).toMatch(/^Nobody works/);
});

it("says when only an incident is left", () => {
  const stuck = (key: string) => [begins(key), fails(key, { retryable: false })];
  expect(say(begun().when(...stuck("both/plan"), ...stuck("both/draw")))).toBe(
    "Nothing moves until the incidents are settled.",
  );
});
