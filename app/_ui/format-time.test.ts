import { describe, expect, it } from "vitest";
import { formatAge, formatClock, formatDuration, formatMoment } from "./format-time";

const NOW = Date.UTC(2026, 10, 22, 10, 42, 7);

describe("formatAge", () => {
  it.each([
    [0, "now"],
    [4_999, "now"],
    [5_000, "5 s ago"],
    [59_999, "59 s ago"],
    [60_000, "1 min ago"],
    [3_599_999, "59 min ago"],
    [3_600_000, "1 h ago"],
    [86_400_000 * 3, "3 d ago"],
    [-7_200_000, "in 2 h"],
  ])("says %d ms as %s", (ago, words) => {
    expect(formatAge(NOW - ago, NOW)).toBe(words);
  });
});

describe("formatDuration", () => {
  it.each([
    [-20, "0 ms"],
    [850, "850 ms"],
    [12_300, "12 s"],
    [60_000, "1 min"],
    [184_000, "3 min 4 s"],
    [7_500_000, "2 h 5 min"],
    [86_400_000 * 2 + 3_600_000 * 3, "2 d 3 h"],
  ])("says %d ms as %s", (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});

it("names the zone of a moment", () => {
  expect(formatMoment(NOW, "UTC")).toBe("22 Nov 2026, 10:42:07 UTC");
  expect(formatClock(NOW, "UTC")).toBe("10:42:07");
});
