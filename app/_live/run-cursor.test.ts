import fc from "fast-check";
import { expect, it } from "vitest";
import { moveCursor, type RunCursor } from "./run-cursor";

/** Feeds numbers through a cursor as a page does; a wire that is asked sends everything after the cursor. */
function feed(arrivals: number[], upTo: number): { used: number[]; asked: number } {
  let cursor: RunCursor = { lastSeq: 0, isAsking: false };
  const used: number[] = [];
  let asked = 0;
  const queue = [...arrivals];
  for (let seq = queue.shift(); seq !== undefined; seq = queue.shift()) {
    const moved = moveCursor(cursor, seq);
    cursor = moved.cursor;
    if (moved.arrival === "use") used.push(seq);
    if (moved.arrival !== "ask") continue;
    asked += 1;
    const missing = Array.from({ length: upTo - cursor.lastSeq }, (_, at) => cursor.lastSeq + 1 + at);
    queue.push(...missing);
  }
  return { used, asked };
}

it("uses events that come in order, without asking", () => {
  expect(feed([1, 2, 3], 3)).toEqual({ used: [1, 2, 3], asked: 0 });
});

it("drops what a replay repeats", () => {
  expect(feed([1, 2, 1, 2, 3], 3)).toEqual({ used: [1, 2, 3], asked: 0 });
});

it("asks once for what is missing and then has it all", () => {
  expect(feed([1, 4, 5, 6], 6)).toEqual({ used: [1, 2, 3, 4, 5, 6], asked: 1 });
});

it("uses every event once and in order, however they are lost, doubled and mixed up", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 200 }), (arrivals) => {
      const { used } = feed([...arrivals, 30], 30);
      expect(used).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    }),
  );
});
