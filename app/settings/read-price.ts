import type { KnownSettings } from "#server/auth/known-settings";

/** US dollars for a million tokens. */
export type Price = KnownSettings["prices"][string];
export type PriceField = keyof Price;

/** A price as one types it. */
export type PriceDraft = { model: string } & Record<PriceField, string>;
/** What is wrong, by field. */
export type PriceFaults = Partial<Record<"model" | PriceField, string>>;

export const PRICE_FIELDS: readonly { name: PriceField; label: string }[] = [
  { name: "input", label: "Input" },
  { name: "cached", label: "Cached input" },
  { name: "output", label: "Output" },
];

const MOST_DOLLARS = 10_000;

export function draftOf(model: string, price: Price | undefined): PriceDraft {
  const text = (value: number | undefined) => (value === undefined ? "" : String(value));
  return { model, input: text(price?.input), cached: text(price?.cached), output: text(price?.output) };
}

/** The price that was typed; null with what is wrong. */
export function readPrice(draft: PriceDraft): { price: Price | null; faults: PriceFaults } {
  const faults: PriceFaults = {};
  if (!/^(openai|anthropic|google|compatible)(\/\S+)?$/.test(draft.model.trim())) {
    faults.model = "Write provider/model such as openai/gpt-5, or a provider for all its models.";
  }
  for (const { name } of PRICE_FIELDS) {
    const dollars = Number(draft[name]);
    if (draft[name].trim() === "" || !(dollars >= 0 && dollars <= MOST_DOLLARS)) {
      faults[name] = "Write a number such as 1.25, at most 10000.";
    }
  }
  if (Object.keys(faults).length > 0) return { price: null, faults };
  const read = (name: PriceField) => Number(draft[name]);
  return { price: { input: read("input"), cached: read("cached"), output: read("output") }, faults };
}

/** "$1.25", with as many digits as the price has, two at least. */
export function writePrice(dollars: number): string {
  return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 6 })}`;
}
