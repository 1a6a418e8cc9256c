import { expect, test } from "vitest";
import { inputOfTarget } from "./order-target";

const now = "2026-11-22T10:00:00.000Z";

test("an order for all that fit leaves out runs that start after it was asked for", () => {
  const target = { filter: { status: ["failed" as const], sort: "newest" as const }, query: "status:failed" };
  expect(inputOfTarget(target, now)).toEqual({
    filter: { status: ["failed"], until: now },
    query: "status:failed",
  });
});

test("a filter that ends earlier ends there", () => {
  const until = "2026-11-01T00:00:00.000Z";
  expect(inputOfTarget({ filter: { until }, query: "" }, now)).toEqual({ filter: { until }, query: "" });
});
