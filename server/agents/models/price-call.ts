import { PRICES, type Price } from "./prices";

export type CallTokens = { inputTokens: number; outputTokens: number; cachedTokens: number };

/**
 * What a model costs: what was set for it, else the list price of the longest name that it begins with
 * (`openai/gpt-4o-2024-11-20` is a `gpt-4o`). Undefined when nobody knows.
 */
export function findPrice(model: string, overrides: Record<string, Price>): Price | undefined {
  return longestMatch(model, overrides) ?? longestMatch(model, PRICES);
}

/** US dollars, exact to a billionth, so that sums of calls are exact too. */
export function priceCall({ inputTokens, outputTokens, cachedTokens }: CallTokens, price: Price): number {
  const fresh = Math.max(0, inputTokens - cachedTokens);
  const millionths = fresh * price.input + cachedTokens * price.cached + outputTokens * price.output;
  return roundMoney(millionths / 1e6);
}

/** US dollars to a billionth: takes away what adding fractions in binary leaves behind. */
export function roundMoney(dollars: number): number {
  return Math.round(dollars * 1e9) / 1e9;
}

function longestMatch(model: string, prices: Record<string, Price>): Price | undefined {
  const names = Object.keys(prices).filter(
    (name) => model === name || (/^[-/:@]/.test(model.slice(name.length)) && model.startsWith(name)),
  );
  const best = names.sort((one, other) => other.length - one.length)[0];
  return best === undefined ? undefined : prices[best];
}
