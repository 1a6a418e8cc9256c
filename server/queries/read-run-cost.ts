import type { Database } from "#db/client";
import { RunRefusal } from "#workflows/run/refusal";

/** What one agent used at one step with one model, over all its attempts; cost in US dollars. */
export type RunCostRow = {
  stepKey: string;
  agent: string;
  /** Null: no attempt has reported yet. */
  model: string | null;
  attempts: number;
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  cost: number;
};

/** What a run used, the most expensive first. Refuses with `not-found`. */
export async function readRunCost({ pool }: Database, runId: string): Promise<{ items: RunCostRow[] }> {
  const { rows: runs } = await pool.query("select 1 from runs where id = $1", [runId]);
  if (runs.length === 0) throw new RunRefusal("not-found", "There is no such run.");
  const { rows } = await pool.query<RunCostRow>({
    name: "read-run-cost",
    text: `
      select step_key as "stepKey", agent, model, count(*)::int as attempts, ${SUMS}
      from tasks where run_id = $1 group by step_key, agent, model
      order by cost desc, "inputTokens" desc, "stepKey"`,
    values: [runId],
  });
  return { items: rows };
}

const sum = (field: string) =>
  `coalesce(sum((usage->>'${field}')::double precision), 0)::double precision as "${field}"`;

const SUMS = ["inputTokens", "outputTokens", "cachedTokens", "cost"].map(sum).join(", ");
