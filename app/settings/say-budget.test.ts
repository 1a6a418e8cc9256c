import { expect, it } from "vitest";
import { sayLimits, shareUsed } from "./say-budget";

const none = { tokens: null, cost: null, attempts: null, hours: null };
const use = (tokens: number, cost: number) => ({
  used: { tokens, cost },
  reserved: { tokens: 0, cost: 0 },
  raised: { tokens: null, cost: null },
  isWarned: false,
});

it("limits read as a sentence", () => {
  expect(sayLimits({ limits: none })).toBe("No limit");
  expect(sayLimits({ limits: { tokens: 200_000, cost: 5, attempts: 1, hours: 2 } })).toBe(
    "At most 200,000 tokens, $5.00, 1 attempt, 2 hours",
  );
});

it("the limit that is nearest counts, and what was raised for today goes before it", () => {
  expect(shareUsed({ limits: none, today: use(10, 1) })).toBeNull();
  expect(shareUsed({ limits: { ...none, tokens: 100 }, today: null })).toBeNull();
  expect(shareUsed({ limits: { ...none, tokens: 100, cost: 10 }, today: use(20, 8) })).toBe(80);
  expect(shareUsed({ limits: { ...none, cost: 0 }, today: use(0, 0) })).toBe(100);
  const raised = { ...use(20, 8), raised: { tokens: null, cost: 16 } };
  expect(shareUsed({ limits: { ...none, cost: 10 }, today: raised })).toBe(50);
});
