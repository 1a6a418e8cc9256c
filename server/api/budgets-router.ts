import { z } from "zod";
import { setBudget } from "#server/orders/set-budget";
import { readBudgets } from "#server/queries/read-budgets";
import { procedure, router } from "./trpc";

const Project = z.string().trim().min(1).max(100).default("default");

const BudgetInput = z.object({
  project: Project,
  /** Null: everybody in the project. */
  agent: z.string().trim().min(1).max(100).nullable().default(null),
  per: z.enum(["day", "run"]),
  /** Null is no limit. */
  tokens: z.number().int().min(0).max(1e15).nullable().default(null),
  /** US dollars. */
  cost: z.number().min(0).max(1e9).nullable().default(null),
  /** Of a whole project, per run. */
  attempts: z.number().int().min(1).max(1_000_000).nullable().default(null),
  hours: z.number().positive().max(1e6).nullable().default(null),
});

export const budgetsRouter = router({
  /** With today's use; days are UTC days. */
  get: procedure("runs.read")
    .input(z.object({ project: Project }).default({ project: "default" }))
    .query(({ ctx, input }) => readBudgets(ctx.deps.db, input.project, ctx.deps.engine.clock.now())),

  /** Replaces the budget of a project, or of one agent in it, per day or per run. Answers all of the project. */
  set: procedure("budgets.set")
    .input(BudgetInput)
    .mutation(({ ctx, input }) => setBudget(ctx.deps, ctx.principal, input)),
});
