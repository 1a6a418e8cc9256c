import { expect, test } from "vitest";
import type { InSteps } from "#workflows/run/proof/explore";
import { runInSlices } from "./run-in-slices";

function* work(states: number): InSteps<string> {
  for (let state = 0; state < states; state += 1) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    if (yield) return `ended after ${state < states - 1 ? "some" : "all"}`;
  }
  return "done";
}

test("others have their turn while something long is worked out", async () => {
  const running = runInSlices(work(100), 10_000);
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns += 1) await new Promise(setImmediate);
  })();
  expect(await running).toBe("done");
  isOver = true;
  await others;
  expect(turns).toBeGreaterThan(5);
});

test("what is done at once is answered at once", async () => {
  expect(await runInSlices(work(0), 10_000)).toBe("done");
});

test("what takes too long is asked to end with what it has", async () => {
  expect(await runInSlices(work(100_000), 20)).toBe("ended after some");
});
