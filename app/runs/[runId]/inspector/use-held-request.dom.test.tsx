import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { step, workflow } from "#workflows/testing/build-workflow";
import { approves, begins, finishes, revises, starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { useHeldRequest } from "./use-held-request";

afterEach(cleanup);

const definition = workflow([step("plan", { creates: ["plan.md"], gate: "after" })]);

function open() {
  const run = new Scenario(definition).when(starts(), begins("plan"), finishes("plan"));
  const look = () => viewRun(definition, run.state);
  const hook = renderHook(({ view }) => useHeldRequest(view, "plan"), { initialProps: { view: look() } });
  const asked = hook.result.current.heldId;
  return { run, asked, ...hook, see: () => hook.rerender({ view: look() }) };
}

it("keeps the request in place when somebody else decided it", () => {
  const { run, asked, result, see } = open();
  run.when(approves("plan"));
  see();
  expect(asked).not.toBeNull();
  expect(result.current.heldId).toBe(asked);
});

it("lets it go after the person's own decision", () => {
  const { run, result, see } = open();
  act(() => result.current.settle());
  run.when(approves("plan"));
  see();
  expect(result.current.heldId).toBeNull();
});

it("goes on with the next request of the step", () => {
  const { run, asked, result, see } = open();
  run.when(revises("plan"), begins("plan"), finishes("plan"));
  see();
  expect(result.current.heldId).not.toBe(asked);
  expect(result.current.heldId).not.toBeNull();
});
