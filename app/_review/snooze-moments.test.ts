import { expect, it } from "vitest";
import { snoozeMoments, writeLocal } from "./snooze-moments";

/** Sunday, 22 November 2026. */
const SUNDAY = new Date(2026, 10, 22, 14, 30);

it("moments are hours from now and mornings to come", () => {
  expect(snoozeMoments(SUNDAY).map(({ at }) => writeLocal(at))).toEqual([
    "2026-11-22T15:30",
    "2026-11-22T18:30",
    "2026-11-23T09:00",
    "2026-11-23T09:00",
  ]);
});

it("on a Monday the next Monday is a week away", () => {
  const monday = new Date(2026, 10, 23, 8);
  expect(writeLocal(snoozeMoments(monday).at(-1)?.at ?? monday)).toBe("2026-11-30T09:00");
});
