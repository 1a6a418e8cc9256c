import { expect, it } from "vitest";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { unstartedRun } from "#workflows/run/run-state";
import { CHECKPOINT_EVERY, RunHistory } from "./run-history";

const COUNT = 3 * CHECKPOINT_EVERY + 17;

/** Each event leaves a mark of its number in the state. */
const events: RunEvent[] = Array.from({ length: COUNT }, (_, at) => ({
  seq: at + 1,
  at: 1_000 + at,
  type: "agent.statusChanged",
  data: { agent: `agent-${at}`, status: "working", stepKey: null },
}));

function historyOf(pageSize: number): RunHistory {
  const history = new RunHistory("r1");
  for (let at = 0; at < COUNT; at += pageSize) history.append(events.slice(at, at + pageSize));
  return history;
}

it("gives the run at any event as folding all before it does", () => {
  for (const pageSize of [1, 100, CHECKPOINT_EVERY, COUNT]) {
    const history = historyOf(pageSize);
    for (const seq of [0, 1, CHECKPOINT_EVERY - 1, CHECKPOINT_EVERY, CHECKPOINT_EVERY + 1, COUNT]) {
      expect(history.stateAt(seq)).toEqual(evolve(unstartedRun("r1"), events.slice(0, seq)));
    }
  }
});

it("takes each event once and nothing after a gap", () => {
  const history = new RunHistory("r1");
  history.append(events.slice(0, 10));
  history.append(events.slice(5, 12));
  history.append(events.slice(20, 30));
  expect(history.lastSeq).toBe(12);
  expect(history.momentAt(12)).toBe(1_011);
  expect(history.momentAt(13)).toBeUndefined();
});
