import { expect, it } from "vitest";
import { groupCosts, sumCosts } from "./sum-costs";

const row = (stepKey: string, agent: string, cost: number, inputTokens = 10) => ({
  ...{ stepKey, agent, cost, inputTokens, model: "m", attempts: 1, outputTokens: 5, cachedTokens: 2 },
});
const ROWS = [row("plan", "analyst", 0.1), row("plan", "pm", 0.3), row("build", "analyst", 0.5, 90)];

it("adds everything up", () => {
  const sum = sumCosts(ROWS);
  expect(sum).toMatchObject({ attempts: 3, inputTokens: 110, outputTokens: 15, cachedTokens: 6 });
  expect(sum.cost).toBeCloseTo(0.9);
});

it("groups by a name, the most expensive first", () => {
  expect(groupCosts(ROWS, ({ agent }) => agent).map(({ name, attempts }) => [name, attempts])).toEqual([
    ["analyst", 2],
    ["pm", 1],
  ]);
  expect(groupCosts(ROWS, ({ stepKey }) => stepKey).map(({ name }) => name)).toEqual(["build", "plan"]);
});
