import { expect, test } from "vitest";
import { pauseAfter } from "./deliver";
import { nextDigest } from "./next-digest";

const at = (time: string) => Date.parse(time);
const say = (ms: number) => new Date(ms).toISOString();

test.each([
  ["2026-11-22T06:59:00Z", "Europe/Berlin", "2026-11-22T07:00:00.000Z"],
  ["2026-11-22T07:00:00Z", "Europe/Berlin", "2026-11-23T07:00:00.000Z"],
  ["2026-07-01T12:00:00Z", "Europe/Berlin", "2026-07-02T06:00:00.000Z"],
  ["2026-11-22T00:00:00Z", "Asia/Kathmandu", "2026-11-22T02:15:00.000Z"],
  ["2026-11-22T12:00:00Z", "America/New_York", "2026-11-22T13:00:00.000Z"],
])("a daily digest at 8 after %s in %s comes at %s", (after, timeZone, due) => {
  expect(say(nextDigest(at(after), { every: "day", hour: 8, timeZone }))).toBe(due);
});

test("an hour that the clock leaves out is due a day later, and one that comes twice comes once", () => {
  const berlin = { every: "day" as const, hour: 2, timeZone: "Europe/Berlin" };
  expect(say(nextDigest(at("2026-03-28T12:00:00Z"), berlin))).toBe("2026-03-30T00:00:00.000Z");
  expect(say(nextDigest(at("2026-10-24T12:00:00Z"), berlin))).toBe("2026-10-25T00:00:00.000Z");
});

test("midnight is an hour like others", () => {
  const time = { every: "day" as const, hour: 0, timeZone: "UTC" };
  expect(say(nextDigest(at("2026-11-22T12:00:00Z"), time))).toBe("2026-11-23T00:00:00.000Z");
});

test("an hourly digest comes at the next full hour of the person's clock", () => {
  const every = { every: "hour" as const, hour: 8 };
  expect(say(nextDigest(at("2026-11-22T09:20:00Z"), { ...every, timeZone: "UTC" }))).toBe(
    "2026-11-22T10:00:00.000Z",
  );
  expect(say(nextDigest(at("2026-11-22T09:20:00Z"), { ...every, timeZone: "Asia/Kolkata" }))).toBe(
    "2026-11-22T09:30:00.000Z",
  );
});

test("pauses double up to an hour, and what a receiver asks for goes before", () => {
  expect([1, 2, 3, 30].map((attempts) => pauseAfter(attempts))).toEqual([5_000, 10_000, 20_000, 3_600_000]);
  expect(pauseAfter(1, 90_000)).toBe(90_000);
  expect(pauseAfter(1, 1e9)).toBe(3_600_000);
});
