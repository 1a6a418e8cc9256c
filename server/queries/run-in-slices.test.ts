import { expect, test } from "vitest";
import { runInSlices } from "./run-in-slices";

function* work(states: number): Generator<undefined, string> {
  for (let state = 0; state < states; state += 1) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    yield;
  }
  return "done";
}

test("others have their turn while something long is worked out", async () => {
  const running = runInSlices(work(100));
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
  expect(await runInSlices(work(0))).toBe("done");
});
