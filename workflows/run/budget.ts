import { z } from "zod";

/** What a budget limits; `cost` is in US dollars. `attempts` and `hours` bound a run as such (E24). */
export const BudgetUnit = z.enum(["tokens", "cost", "attempts", "hours"]);
export type BudgetUnit = z.infer<typeof BudgetUnit>;

/**
 * Where a budget counts: a project or one agent in it (`agent` null: everybody), on one day (`period` is a UTC
 * date such as `2026-11-22`) or in one run (`period` is its id).
 */
export const BudgetScope = z.object({
  project: z.string(),
  agent: z.string().nullable(),
  per: z.enum(["day", "run"]),
  period: z.string(),
});
export type BudgetScope = z.infer<typeof BudgetScope>;

/** A call that would go beyond a limit: `used` includes what others have reserved, `wanted` is its estimate. */
export const BudgetRefusal = BudgetScope.extend({
  unit: BudgetUnit,
  used: z.number(),
  wanted: z.number(),
  limit: z.number(),
  /** When the period ends by itself, in epoch milliseconds; null for a run. */
  resetsAt: z.number().nullable(),
});
export type BudgetRefusal = z.infer<typeof BudgetRefusal>;

/**
 * What bounds a run that nobody set a budget for (E24). Hours count from the start, waiting included; a person
 * is asked at each, and may allow as much again.
 */
export const DEFAULT_CAPS = { tokens: 20_000_000, cost: 100, attempts: 2_000, hours: 10_000 } as const;

/** The bounds of a run that the core itself keeps; tokens and cost are reserved before each call. */
export const RunCaps = z.object({ attempts: z.number().int(), hours: z.number() });
export type RunCaps = z.infer<typeof RunCaps>;

/** Where a budget counts, in one word: `default/day/2026-11-22`, `default/pm/run/<id>`. */
export function budgetKey({ project, agent, per, period }: BudgetScope): string {
  return [project, ...(agent === null ? [] : [agent]), per, period].join("/");
}

/** `the cost of pm in the project "default" today`. */
export function describeBudget({
  project,
  agent,
  per,
  unit,
}: Pick<BudgetRefusal, "project" | "agent" | "per" | "unit">): string {
  if (unit === "attempts") return "the attempts of this run";
  if (unit === "hours") return "the hours of this run";
  const whose = agent === null ? "" : ` of ${agent}`;
  const where = per === "run" ? "in this run" : `in the project "${project}" today (UTC)`;
  return `the ${unit}${whose} ${where}`;
}

/** `$4.20`, `12,000 tokens`, `40 attempts`, `24 hours`. */
export function formatAmount(unit: BudgetUnit, amount: number): string {
  if (unit === "cost") return `$${amount.toFixed(amount < 0.1 && amount > 0 ? 4 : 2)}`;
  const rounded = Math.round(amount * 10) / 10;
  const [whole = "0", part] = String(rounded).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${grouped}${part === undefined ? "" : `.${part}`} ${unit}`;
}
