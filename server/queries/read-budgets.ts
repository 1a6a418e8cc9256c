import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { budgets, budgetUse } from "#db/tables/budgets";
import { DEFAULT_CAPS } from "#workflows/run/budget";
import { type BudgetRow, showBudget, showToday } from "./budget-row";

/** The budgets of a project, its own before those of its agents; days are UTC days of the database's clock. */
export type ProjectBudgets = { project: string; day: string; resetsAt: string; budgets: BudgetRow[] };

/** Reads them with today's use, and with the defaults where nothing is set. */
export async function readBudgets(db: Database, project: string, now: number): Promise<ProjectBudgets> {
  const day = new Date(now).toISOString().slice(0, 10);
  const [set, used] = await Promise.all([
    db.orm
      .select()
      .from(budgets)
      .where(eq(budgets.project, project))
      .orderBy(asc(budgets.agent), asc(budgets.per)),
    db.orm
      .select()
      .from(budgetUse)
      .where(and(eq(budgetUse.project, project), eq(budgetUse.period, day))),
  ]);
  const todayOf = (agent: string) => used.find((use) => use.agent === agent);
  const rows = set.map((budget) => showBudget(budget, todayOf(budget.agent)));
  const isSet = (per: string) => set.some((budget) => budget.agent === "" && budget.per === per);
  const missing = (["day", "run"] as const).filter((per) => !isSet(per));
  const defaults = missing.map((per) => ({
    ...unsetBudget(project, per),
    today: per === "day" ? showToday(todayOf("")) : null,
  }));
  const resetsAt = new Date(Date.parse(day) + 86_400_000).toISOString();
  return { project, day, resetsAt, budgets: [...defaults, ...rows] };
}

function unsetBudget(project: string, per: "day" | "run"): BudgetRow {
  const none = { tokens: null, cost: null, attempts: null, hours: null };
  const limits = per === "run" ? DEFAULT_CAPS : none;
  const unset = { isDefault: true, today: null, updatedBy: null, updatedAt: null };
  return { project, agent: null, per, limits, ...unset };
}
