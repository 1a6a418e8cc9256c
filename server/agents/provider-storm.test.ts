import { afterAll, expect, test } from "vitest";
import { realTiming, type Timing } from "./models/timing";
import { openModelRig } from "./testing/model-rig";
import { sampleTask } from "./testing/sample-task";
import { waitOrAbort } from "./wait-or-abort";

// A minute in which the provider answers nothing but 429, for 200 runs at once (E23). A minute lasts 1.5 s here.

const SCALE = 40;
const MINUTE_MS = 60_000;
const start = Date.now();
const timing: Timing = {
  now: () => start + (Date.now() - start) * SCALE,
  random: realTiming.random,
  wait: (ms, abort) => waitOrAbort(ms / SCALE, abort),
};
const rig = await openModelRig({ timing, stormMs: MINUTE_MS / SCALE });
afterAll(() => rig.close());

test("each of 200 runs calls three times at most, and none of them fails", async () => {
  const perform = (run: number) =>
    rig.perform(
      "storm",
      sampleTask({ runTitle: `Run ${run}`, input: { idea: `Idea ${run}` }, timeoutMs: 6_000_000 }),
    );
  const performed = await Promise.all(Array.from({ length: 200 }, (_, run) => perform(run)));
  expect(performed.filter(({ outcome }) => outcome.kind !== "succeeded")).toEqual([]);
  const inStorm = rig.ledger.calls.filter(({ error }) => error !== null);
  const perRun = new Map<string, number>();
  for (const { prompt } of inStorm) {
    const run = /"title": "(Run \d+)"/.exec(prompt)?.[1] ?? "";
    perRun.set(run, (perRun.get(run) ?? 0) + 1);
  }
  expect(inStorm.length).toBeGreaterThan(0);
  expect(Math.max(...perRun.values())).toBeLessThanOrEqual(3);
  expect(inStorm.length).toBeLessThan(250);
}, 300_000);
