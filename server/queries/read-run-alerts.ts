import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { budgetUse } from "#db/tables/budgets";
import { runs } from "#db/tables/runs";
import type { Library } from "#server/library/library";
import { RunRefusal } from "#workflows/run/refusal";
import { type BudgetLimits, showToday } from "./budget-row";
import { readBudgets } from "./read-budgets";
import { readRunCost } from "./read-run-cost";

/** A budget of which most is used. `used` and `limit` in US dollars or tokens. */
export type TightBudget = { per: "run" | "day"; unit: "cost" | "tokens"; used: number; limit: number };

/** What stands around a run and is in none of its events. */
export type RunAlerts = {
  /** Steps whose worker does not answer, and since when. */
  stalled: { stepKey: string; since: string }[];
  /** SHA-256 of the version that a start would take now, when the run is pinned to another. */
  newerVersion: string | null;
  tightBudgets: TightBudget[];
};

/** From here on a budget is worth a word (product.md 5). */
const TIGHT_PART = 0.8;
/** A worker that lives renews its word every 2 s. */
const SILENT_SECONDS = 6;

/** Of a run that has ended, nothing. Refuses with `not-found`. */
export async function readRunAlerts(
  { db, library, now }: { db: Database; library: Library; now: () => number },
  runId: string,
): Promise<RunAlerts> {
  const { workflowId: id, pack, workflowSha, project, cost, finishedAt } = runs;
  const [run] = await db.orm
    .select({ id, pack, workflowSha, project, cost, finishedAt })
    .from(runs)
    .where(eq(runs.id, runId));
  if (!run) throw new RunRefusal("not-found", "There is no such run.");
  if (run.finishedAt) return { stalled: [], newerVersion: null, tightBudgets: [] };
  const current = library.list().find((one) => one.id === run.id && one.pack === run.pack && one.definition);
  return {
    stalled: await listStalled(db, runId),
    newerVersion: current && current.sha256 !== run.workflowSha ? current.sha256 : null,
    tightBudgets: await listTight(db, runId, run.project, now()),
  };
}

async function listStalled({ pool }: Database, runId: string): Promise<RunAlerts["stalled"]> {
  const { rows } = await pool.query<{ stepKey: string; since: Date }>({
    name: "list-stalled",
    text: `select t.step_key as "stepKey", w.renewed_at as since from tasks t join workers w on w.id = t.worker_id
      where t.run_id = $1 and t.status = 'running' and w.renewed_at < now() - make_interval(secs => $2)
      order by w.renewed_at, t.step_key limit 5`,
    values: [runId, SILENT_SECONDS],
  });
  return rows.map(({ stepKey, since }) => ({ stepKey, since: since.toISOString() }));
}

/** What holds for this run, when a person raised it for this run alone. */
async function readRaised({ orm }: Database, project: string, runId: string): Promise<BudgetLimits> {
  const isOfRun = and(eq(budgetUse.project, project), eq(budgetUse.agent, ""), eq(budgetUse.period, runId));
  const [use] = await orm.select().from(budgetUse).where(isOfRun);
  return showToday(use).raised;
}

async function listTight(db: Database, runId: string, project: string, now: number): Promise<TightBudget[]> {
  const [{ budgets }, { items }, raisedForRun] = await Promise.all([
    readBudgets(db, project, now),
    readRunCost(db, runId),
    readRaised(db, project, runId),
  ]);
  const ofRun = {
    cost: items.reduce((sum, row) => sum + row.cost, 0),
    tokens: items.reduce((sum, row) => sum + row.inputTokens + row.outputTokens, 0),
  };
  const all = budgets.filter(({ agent }) => agent === null);
  return all.flatMap(({ per, limits, today }) =>
    (["cost", "tokens"] as const).flatMap((unit) => {
      const raised = per === "day" ? today?.raised[unit] : raisedForRun[unit];
      const limit = limits[unit] === null ? null : Math.max(limits[unit], raised ?? 0);
      const used = per === "run" ? ofRun[unit] : (today?.used[unit] ?? 0) + (today?.reserved[unit] ?? 0);
      return limit !== null && limit > 0 && used >= TIGHT_PART * limit ? [{ per, unit, used, limit }] : [];
    }),
  );
}
