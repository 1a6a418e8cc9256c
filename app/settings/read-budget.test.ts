import { expect, it, test } from "vitest";
import { draftOf, readBudget } from "./read-budget";

const none = { tokens: null, cost: null, attempts: null, hours: null };

it("limits read back as they were typed, and nothing is no limit", () => {
  const limits = { ...none, tokens: 200_000, cost: 2.5 };
  expect(readBudget(draftOf(limits), ["tokens", "cost"])).toEqual({
    limits: { tokens: 200_000, cost: 2.5 },
    faults: {},
  });
  expect(readBudget({ ...draftOf(none), tokens: "1,200,000" }, ["tokens"]).limits).toEqual({
    tokens: 1_200_000,
  });
});

test.each([
  ["cost", "1,5"],
  ["cost", "-1"],
  ["cost", "1e3"],
  ["tokens", "1.5"],
  ["tokens", "many"],
  ["attempts", "0"],
  ["hours", "0"],
] as const)("%s of %j is refused at its field and never taken for something else", (name, text) => {
  const { limits, faults } = readBudget({ ...draftOf(none), [name]: text }, [
    "tokens",
    "cost",
    "attempts",
    "hours",
  ]);
  expect(limits).toBeNull();
  expect(Object.keys(faults)).toEqual([name]);
});
