import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { budgets } from "#db/tables/budgets";
import type { RunCaps } from "#workflows/run/budget";

/** The bounds that the project sets for a run; undefined where the defaults hold. Null in the table: no bound. */
export async function readRunCaps({ orm }: Database, project: string): Promise<RunCaps | undefined> {
  const [found] = await orm
    .select({ attempts: budgets.attempts, hours: budgets.hours })
    .from(budgets)
    .where(and(eq(budgets.project, project), eq(budgets.agent, ""), eq(budgets.per, "run")));
  return found && { attempts: found.attempts ?? MOST, hours: found.hours ?? MOST };
}

const MOST = Number.MAX_SAFE_INTEGER;
