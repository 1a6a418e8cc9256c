import { expect, test } from "vitest";
import { findPrice, priceCall, roundMoney } from "./price-call";
import { PRICES } from "./prices";

test.each([
  ["openai/gpt-4o", "openai/gpt-4o"],
  ["openai/gpt-4o-2024-11-20", "openai/gpt-4o"],
  ["openai/gpt-4o-mini-2024-07-18", "openai/gpt-4o-mini"],
  ["anthropic/claude-sonnet-4-5-20250929", "anthropic/claude-sonnet-4"],
  ["compatible/llama3.3:70b", "compatible"],
])("%s has the price of %s", (model, named) => {
  expect(findPrice(model, {})).toBe(PRICES[named]);
});

test.each(["openai/gpt-4omni", "openai/unheard-of", "google/gemini-9"])(
  "nobody knows the price of %s",
  (model) => {
    expect(findPrice(model, {})).toBeUndefined();
  },
);

test("a price that was set wins, and the longest name wins among those", () => {
  const set = {
    compatible: { input: 1, output: 1, cached: 1 },
    "compatible/big": { input: 9, output: 9, cached: 9 },
  };
  expect(findPrice("compatible/big:70b", set)).toBe(set["compatible/big"]);
  expect(findPrice("compatible/small", set)).toBe(set.compatible);
});

test("cached tokens cost what cached tokens cost", () => {
  const tokens = { inputTokens: 1_000_000, outputTokens: 100_000, cachedTokens: 400_000 };
  expect(priceCall(tokens, { input: 2.5, output: 10, cached: 1.25 })).toBe(3);
});

test("sums of many calls are exact to a billionth", () => {
  const one = priceCall(
    { inputTokens: 1, outputTokens: 1, cachedTokens: 0 },
    { input: 0.1, output: 0.2, cached: 0 },
  );
  expect(one).toBe(0.0000003);
  expect(roundMoney(Array.from({ length: 1_000 }, () => one).reduce((sum, cost) => sum + cost, 0))).toBe(
    0.0003,
  );
});
