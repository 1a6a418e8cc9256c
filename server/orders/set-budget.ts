import { and, eq, sql } from "drizzle-orm";
import { budgets, budgetUse } from "#db/tables/budgets";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction, type Transaction } from "#server/auth/in-transaction";
import type { Principal } from "#server/auth/principal";
import { freeBudgets } from "#server/engine/free-budgets";
import { type ProjectBudgets, readBudgets } from "#server/queries/read-budgets";
import { RunRefusal } from "#workflows/run/refusal";
import type { LoggedDeps, OrderDeps } from "./order-deps";

/** New limits; null is no limit, and what is left out becomes none. `agent` null: everybody in the project. */
export type BudgetOrder = {
  project: string;
  agent: string | null;
  per: "day" | "run";
  tokens: number | null;
  /** US dollars. */
  cost: number | null;
  /** Only of a whole project, per run. */
  attempts: number | null;
  hours: number | null;
};

/**
 * Sets a budget; it holds from the next call of a model on, and runs that wait for one try again. What a person
 * raised for today is forgotten.
 */
export async function setBudget(
  deps: LoggedDeps,
  by: Principal,
  order: BudgetOrder,
): Promise<ProjectBudgets> {
  const boundsRun = order.per === "run" && order.agent === null;
  if (!boundsRun && (order.attempts !== null || order.hours !== null)) {
    const message = "Attempts and hours bound a run as such: set them for a whole project, per run.";
    throw new RunRefusal("bad-input", message, { field: order.attempts === null ? "hours" : "attempts" });
  }
  await inTransaction(deps.db, (tx) => storeBudget(tx, deps, by, order));
  const onTrouble = (message: string, error: unknown) => deps.log.warn({ err: error }, message);
  await freeBudgets(deps.db.pool, deps.engine.journal, order.project, onTrouble);
  return readBudgets(deps.db, order.project, deps.engine.clock.now());
}

async function storeBudget(
  tx: Transaction,
  { engine }: OrderDeps,
  by: Principal,
  { project, agent, per, ...limits }: BudgetOrder,
): Promise<void> {
  const key = { project, agent: agent ?? "", per };
  const before = await readLimits(tx, key);
  const set = { ...limits, updatedAt: sql`clock_timestamp()`, updatedById: by.id, updatedByName: by.name };
  await tx
    .insert(budgets)
    .values({ ...key, ...set })
    .onConflictDoUpdate({ target: [budgets.project, budgets.agent, budgets.per], set });
  if (per === "day") await forgetRaised(tx, key);
  const target = `budget:${[project, ...(agent === null ? [] : [agent]), per].join("/")}`;
  const act = { at: engine.clock.now(), actor: by, action: "budget.set", target };
  await appendAudit(tx.$client, [{ ...act, before, after: limits }]);
}

type Key = { project: string; agent: string; per: "day" | "run" };

async function readLimits(tx: Transaction, { project, agent, per }: Key) {
  const { tokens, cost, attempts, hours } = budgets;
  const [found] = await tx
    .select({ tokens, cost, attempts, hours })
    .from(budgets)
    .where(and(eq(budgets.project, project), eq(budgets.agent, agent), eq(budgets.per, per)))
    .for("update");
  return found ?? null;
}

/** A limit set anew is the limit, also today; the warning is due again. */
async function forgetRaised(tx: Transaction, { project, agent }: Key): Promise<void> {
  const today = sql`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD')`;
  await tx
    .update(budgetUse)
    .set({ tokensRaised: null, costRaised: null, warnedAt: null })
    .where(and(eq(budgetUse.project, project), eq(budgetUse.agent, agent), eq(budgetUse.period, today)));
}
