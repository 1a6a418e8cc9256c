import { expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { parallel, step, workflow } from "#workflows/testing/build-workflow";
import { begins, finishes, starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { sayOrder } from "./say-order";

const definition = workflow([
  parallel("both", [
    [step("plan", { agent: "analyst", creates: ["plan.md"], gate: "after" })],
    [step("build", { agent: "coder", creates: ["code.md"] })],
  ]),
]);

/** The plan waits for a person while the coder still works. */
function halfway() {
  const run = new Scenario(definition).when(
    starts(),
    begins("both/plan"),
    begins("both/build"),
    finishes("both/plan"),
  );
  return viewRun(definition, run.state);
}

it("a pause says who works on to the end, and that requests stay open", () => {
  expect(sayOrder("pause", halfway()).effects).toEqual([
    "“build” (coder) is at work and goes on to its end.",
    "After that nothing new starts.",
    "1 open request stays open and can be decided.",
    "An operator or an owner can resume it.",
  ]);
});

it("a pause of a run that rests says so", () => {
  const view = viewRun(definition, new Scenario(definition).when(starts()).state);
  expect(sayOrder("pause", view).effects[0]).toBe("No step is at work; nothing new starts.");
});

it("a cancellation says what is lost, withdrawn and kept", () => {
  const said = sayOrder("cancel", halfway());
  expect(said.isDangerous).toBe(true);
  expect(said.effects).toEqual([
    "This is final: a cancelled run cannot go on.",
    "“build” (coder) is stopped; what it has not handed in is lost.",
    "1 open request is withdrawn.",
    "1 document made so far can still be read and downloaded.",
    "Nothing that was done outside of BotArmy is undone.",
  ]);
});

it("a halt at the next step leaves alone what is at work", () => {
  expect(sayOrder("haltNext", halfway()).effects).toContain("“build” (coder) goes on and is not touched.");
});
