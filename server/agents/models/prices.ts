/** US dollars for a million tokens; `cached` is for input that the provider had in its cache. */
export type Price = { input: number; output: number; cached: number };

/** List prices as the providers published them, by model. Settings override them; a longer name inherits. */
export const PRICES: Record<string, Price> = {
  "openai/gpt-5": { input: 1.25, output: 10, cached: 0.125 },
  "openai/gpt-5-mini": { input: 0.25, output: 2, cached: 0.025 },
  "openai/gpt-5-nano": { input: 0.05, output: 0.4, cached: 0.005 },
  "openai/gpt-4.1": { input: 2, output: 8, cached: 0.5 },
  "openai/gpt-4.1-mini": { input: 0.4, output: 1.6, cached: 0.1 },
  "openai/gpt-4.1-nano": { input: 0.1, output: 0.4, cached: 0.025 },
  "openai/gpt-4o": { input: 2.5, output: 10, cached: 1.25 },
  "openai/gpt-4o-mini": { input: 0.15, output: 0.6, cached: 0.075 },
  "openai/o3": { input: 2, output: 8, cached: 0.5 },
  "openai/o4-mini": { input: 1.1, output: 4.4, cached: 0.275 },
  "anthropic/claude-opus-4-5": { input: 5, output: 25, cached: 0.5 },
  "anthropic/claude-opus-4": { input: 15, output: 75, cached: 1.5 },
  "anthropic/claude-sonnet-4": { input: 3, output: 15, cached: 0.3 },
  "anthropic/claude-haiku-4-5": { input: 1, output: 5, cached: 0.1 },
  "anthropic/claude-3-5-haiku": { input: 0.8, output: 4, cached: 0.08 },
  "google/gemini-2.5-pro": { input: 1.25, output: 10, cached: 0.125 },
  "google/gemini-2.5-flash": { input: 0.3, output: 2.5, cached: 0.03 },
  "google/gemini-2.5-flash-lite": { input: 0.1, output: 0.4, cached: 0.01 },
  /** A server of one's own; somebody who pays for it sets its price. */
  compatible: { input: 0, output: 0, cached: 0 },
};
