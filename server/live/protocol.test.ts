import { expect, test } from "vitest";
import { FollowRun } from "./protocol";

test("a run is followed after a number that a run can have", () => {
  const runId = "00000000-0000-7000-8000-000000000000";
  const fits = (afterSeq: unknown) => FollowRun.safeParse({ runId, afterSeq }).success;
  expect([0, 7, 2_147_483_647].map(fits)).toEqual([true, true, true]);
  expect([-1, 1.5, "0", 2_147_483_648, 1e15].map(fits)).toEqual([false, false, false, false, false]);
});
