import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RunEvent } from "#workflows/run/events";
import { ListHints } from "./list-hints";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The hints that lists got. */
function open() {
  const sent: string[] = [];
  const hints = new ListHints({
    lists: { emit: (event: string) => sent.push(event) },
    countOpenApprovals: async () => 0,
    onTrouble: (message) => sent.push(message),
  });
  return { sent, hints };
}

const fact = (type: RunEvent["type"]) => ({ type }) as RunEvent;

test("lists of stops are fetched again when a run comes under a stop or leaves it", async () => {
  const { sent, hints } = open();
  for (const type of ["run.stopped", "run.released", "run.cancelled"] as const) {
    hints.follow([fact(type)]);
    await vi.runAllTimersAsync();
    expect(sent.splice(0)).toContain("stops:changed");
  }
});

test("what moves in a run leaves the list of stops alone", async () => {
  const { sent, hints } = open();
  hints.follow([fact("step.started"), fact("run.completed"), fact("approval.requested")]);
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["runs:changed", "agents:changed", "inbox:changed"]);
});

test("what other processes did may have changed any list, and is told at most once in a while", async () => {
  const { sent, hints } = open();
  for (let count = 0; count < 20; count += 1) hints.followUnknown();
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["runs:changed", "agents:changed", "stops:changed", "inbox:changed"]);
});
