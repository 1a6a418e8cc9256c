import type { BudgetRow } from "#server/queries/budget-row";

type Limits = BudgetRow["limits"];
export type BudgetField = keyof Limits;
/** Limits as one types them; nothing is no limit. */
export type BudgetDraft = Record<BudgetField, string>;

export const BUDGET_FIELDS = [
  { name: "tokens", label: "Tokens", isWhole: true, least: 0, most: 1e15 },
  { name: "cost", label: "US dollars", isWhole: false, least: 0, most: 1e9 },
  { name: "attempts", label: "Attempts", isWhole: true, least: 1, most: 1_000_000 },
  { name: "hours", label: "Hours", isWhole: false, least: Number.MIN_VALUE, most: 1_000_000 },
] as const satisfies readonly {
  name: BudgetField;
  label: string;
  isWhole: boolean;
  least: number;
  most: number;
}[];

/** A point before the part, commas only between thousands: "1,5" could be meant as 1.5 and as 15. */
const NUMBER = /^(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/;

export function draftOf({ tokens, cost, attempts, hours }: Limits): BudgetDraft {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return { tokens: text(tokens), cost: text(cost), attempts: text(attempts), hours: text(hours) };
}

/** The limits that were typed into these fields; null with what is wrong. */
export function readBudget(
  draft: BudgetDraft,
  fields: readonly BudgetField[],
): { limits: Partial<Limits> | null; faults: Partial<Record<BudgetField, string>> } {
  const limits: Partial<Limits> = {};
  const faults: Partial<Record<BudgetField, string>> = {};
  for (const { name, isWhole, least, most } of BUDGET_FIELDS) {
    const text = draft[name].trim();
    if (!fields.includes(name)) continue;
    const value = Number(text.replaceAll(",", ""));
    const isRight =
      NUMBER.test(text) && value >= least && value <= most && (!isWhole || Number.isInteger(value));
    if (text === "") limits[name] = null;
    else if (isRight) limits[name] = value;
    else
      faults[name] =
        `Write a ${isWhole ? "whole number such as 200000" : "number such as 2.50"}, or nothing for no limit.`;
  }
  return { limits: Object.keys(faults).length === 0 ? limits : null, faults };
}
