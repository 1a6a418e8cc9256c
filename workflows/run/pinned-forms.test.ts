import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WorkflowDefinition } from "../definition/definition";
import { driveOn, driveRun } from "../testing/drive-run";
import { sayNo, sayYes } from "../testing/policies";
import type { RunEvent } from "./events";
import { evolve } from "./evolve";
import { checkInvariants } from "./invariants";
import { unstartedRun } from "./run-state";

/**
 * A version as a build stored it that knew of no described loops, and a run of it that was under way. Runs are
 * pinned to what they began with: never edit it.
 */
const file = new URL("../testing/pinned/greenfield-service.json", import.meta.url);
const stored: { definition: unknown; events: RunEvent[] } = JSON.parse(readFileSync(file, "utf8"));
const definition = WorkflowDefinition.parse(stored.definition);

test("a stored form is read as it is", () => {
  expect(definition).toEqual(stored.definition);
  expect(definition.sequences[0]?.nodes.every(({ kind }) => kind === "step")).toBe(true);
});

test.each([
  ["yes", sayYes],
  ["no", sayNo],
] as const)("a run of it that is under way goes on to its end (every answer %s)", (_, policy) => {
  const state = evolve(unstartedRun("drive"), stored.events);
  const { outcome, state: end, events } = driveOn(definition, policy, state);
  expect(outcome).toBe("ended");
  expect(end.standing.status).toBe("completed");
  expect(checkInvariants(definition, end, [...stored.events, ...events])).toEqual([]);
});

test("a new run of it goes through its steps once, as it did", () => {
  const { state, events } = driveRun(definition, sayYes, { input: { idea: "A service" } });
  expect(state.standing.status).toBe("completed");
  expect(events.slice(0, stored.events.length).map(({ type }) => type)).toEqual(
    stored.events.map(({ type }) => type),
  );
});
