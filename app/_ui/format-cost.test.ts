import { expect, it } from "vitest";
import { formatCost } from "./format-cost";

it.each([
  [0, "$0.00"],
  [0.004, "<$0.01"],
  [0.04, "$0.04"],
  [12.5, "$12.50"],
  [1234.5, "$1,235"],
])("%d dollars are written %s", (dollars, text) => {
  expect(formatCost(dollars)).toBe(text);
});
