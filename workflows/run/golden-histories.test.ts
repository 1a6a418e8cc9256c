import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { RunEvent } from "./events";
import { evolve } from "./evolve";
import { type RunState, unstartedRun } from "./run-state";

/**
 * Histories that were recorded once and have to be read for ever. One whose state changes means that stored
 * runs would change: never edit them; a new fact or field gets a new history beside the old.
 */
const folder = new URL("../testing/golden/", import.meta.url);
const histories = readdirSync(folder).map((name) => {
  const { events, state } = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  return { name, events, state } as { name: string; events: RunEvent[]; state: RunState };
});

test("there are histories of every kind of ending", () => {
  const endings = histories.map(({ state }) => state.standing.status);
  expect(new Set(endings)).toEqual(new Set(["completed", "failed", "cancelled", "paused"]));
});

test.each(histories)("G10, E32: $name folds to the state it had", ({ events, state }) => {
  const folded = evolve(unstartedRun(state.runId), events);
  expect(JSON.parse(JSON.stringify(folded))).toEqual(state);
  const halfWay = evolve(unstartedRun(state.runId), events.slice(0, events.length / 2));
  expect(evolve(halfWay, events.slice(events.length / 2))).toEqual(folded);
});

test("a fact of a build to come changes nothing but the number", () => {
  const [history] = histories;
  if (!history) throw new Error("There are histories.");
  const before = evolve(unstartedRun("run"), history.events);
  const unknown = JSON.parse('{"type": "moon.landed", "data": {"stepKey": "x"}, "at": 1}');
  const after = evolve(before, [{ ...unknown, seq: before.seq + 1 }]);
  expect(after).toEqual({ ...before, seq: before.seq + 1 });
});
