import { expect, test } from "vitest";
import { countFailure, type Failures } from "./count-failure";

const MINUTE = 60_000;

/** Fails at each of `moments`; answers how long the next try has to wait each time. */
function failAt(moments: number[], limit: number): number[] {
  let failures: Failures | undefined;
  return moments.map((moment) => {
    failures = countFailure(failures, limit, moment);
    return Math.max(failures.blockedUntil - moment, 0);
  });
}

test("four failures at an account cost nothing, the fifth makes the next try wait", () => {
  expect(failAt([0, 1, 2, 3, 4], 5)).toEqual([0, 0, 0, 0, 15_000]);
});

test("the wait doubles with each failure after it", () => {
  expect(failAt([0, 0, 0, 0, 0, 15_000, 45_000], 5)).toEqual([0, 0, 0, 0, 15_000, 30_000, 60_000]);
});

test("the wait never exceeds ten minutes", () => {
  expect(countFailure({ count: 40, forgetAt: 1, blockedUntil: 0 }, 5, 0).blockedUntil).toBe(10 * MINUTE);
});

test("ten quiet minutes forget everything", () => {
  expect(failAt([0, 0, 0, 0, 10 * MINUTE], 5)).toEqual([0, 0, 0, 0, 0]);
  expect(failAt([0, 0, 0, 0, 10 * MINUTE - 1], 5)).toEqual([0, 0, 0, 0, 15_000]);
});
