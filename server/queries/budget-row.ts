import type { budgets, budgetUse } from "#db/tables/budgets";
import type { ActorRef } from "#workflows/run/actor";

/** Amounts of a budget; null is no limit, cost in US dollars. */
export type BudgetLimits = { tokens: number | null; cost: number | null };

/** A budget as pages show it. `agent` null: everybody in the project. */
export type BudgetRow = {
  project: string;
  agent: string | null;
  per: "day" | "run";
  limits: BudgetLimits & {
    /** Attempts in one run, and hours since its start: only of a whole project's budget per run. */
    attempts: number | null;
    hours: number | null;
  };
  /** Nobody set it: these are the bounds that every run has. */
  isDefault: boolean;
  /** Today's use with what is reserved just now; null for budgets per run. */
  today: {
    used: { tokens: number; cost: number };
    reserved: { tokens: number; cost: number };
    /** What holds today, when a person raised it for today alone. */
    raised: BudgetLimits;
    isWarned: boolean;
  } | null;
  updatedBy: ActorRef | null;
  updatedAt: string | null;
};

type Use = typeof budgetUse.$inferSelect;

export function showBudget(budget: typeof budgets.$inferSelect, use: Use | undefined): BudgetRow {
  const { project, agent, per, tokens, cost, attempts, hours, updatedAt } = budget;
  return {
    project,
    agent: agent === "" ? null : agent,
    per,
    limits: { tokens, cost, attempts, hours },
    isDefault: false,
    today: per === "day" ? showToday(use) : null,
    updatedBy: { id: budget.updatedById, name: budget.updatedByName },
    updatedAt: updatedAt.toISOString(),
  };
}

export function showToday(use: Use | undefined): NonNullable<BudgetRow["today"]> {
  return {
    used: { tokens: use?.tokensUsed ?? 0, cost: use?.costUsed ?? 0 },
    reserved: { tokens: use?.tokensReserved ?? 0, cost: use?.costReserved ?? 0 },
    raised: { tokens: use?.tokensRaised ?? null, cost: use?.costRaised ?? null },
    isWarned: use?.warnedAt != null,
  };
}
