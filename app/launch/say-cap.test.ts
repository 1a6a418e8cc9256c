import { expect, it, test } from "vitest";
import { sayCap, saySpan } from "./say-cap";

test.each([
  [0.25, "less than an hour"],
  [1, "1 hour"],
  [36, "36 hours"],
  [72, "3 days"],
  [50, "about 2 days"],
  [336, "2 weeks"],
  [10_000, "about 14 months"],
  [100_000, "about 11 years"],
])("%d hours are said as %s", (hours, said) => {
  expect(saySpan(hours)).toBe(said);
});

const none = { tokens: null, cost: null, attempts: null, hours: null };

it("the bounds of every run are told as such, not as somebody's budget", () => {
  const limits = { ...none, attempts: 10_000, hours: 10_000 };
  const said = "No budget is set; like every run it pauses after 10,000 attempts or about 14 months";
  expect(sayCap({ limits, isDefault: true })).toBe(said);
});

it("a budget says at what the run pauses", () => {
  const limits = { tokens: 5_000_000, cost: 20, attempts: null, hours: 72 };
  const said = "Pauses at $20.00 or 5M tokens, after 3 days, until somebody raises it";
  expect(sayCap({ limits, isDefault: false })).toBe(said);
});

it("without any limit it says so", () => {
  expect(sayCap({ limits: none, isDefault: false })).toBe("No limit is set: it takes what it takes");
});
