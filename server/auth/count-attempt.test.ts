import { expect, test } from "vitest";
import { type Attempts, countAttempt } from "./count-attempt";

const MINUTE = 60_000;

/** Tries at each of `moments`; answers the waits. */
function tryAt(moments: number[], limit: number): number[] {
  let attempts: Attempts | undefined;
  return moments.map((moment) => {
    const counted = countAttempt(attempts, limit, moment);
    attempts = counted.attempts;
    return counted.waitMs;
  });
}

test("the first five tries at an account do not wait, the sixth does", () => {
  expect(tryAt([0, 1, 2, 3, 4, 5], 5)).toEqual([0, 0, 0, 0, 0, 14_999]);
});

test("the wait doubles with each try after it", () => {
  expect(tryAt([0, 0, 0, 0, 0, 15_000, 15_001, 45_000, 45_001], 5)).toEqual([
    0, 0, 0, 0, 0, 0, 29_999, 0, 59_999,
  ]);
});

test("a try that comes too early does not lengthen the wait", () => {
  expect(tryAt([0, 0, 0, 0, 0, 1_000, 2_000, 15_000], 5).slice(-3)).toEqual([14_000, 13_000, 0]);
});

test("the wait never exceeds ten minutes", () => {
  const attempts = { attempts: 40, forgetAt: 10 * MINUTE, blockedUntil: 0 };
  expect(countAttempt(attempts, 5, 0).attempts.blockedUntil).toBe(10 * MINUTE);
});

test("ten quiet minutes forget everything", () => {
  expect(tryAt([0, 0, 0, 0, 10 * MINUTE, 10 * MINUTE, 10 * MINUTE], 5)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
