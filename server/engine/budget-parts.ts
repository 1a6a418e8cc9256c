import type { RunMove } from "./run-move";
import { isAccepted, type StatementPart } from "./statement-part";

/** Limits that people raised for one period; the highest holds (J1: with the decision that raised it). */
export const RAISED_BUDGETS: StatementPart = {
  name: "raised-budgets",
  columns: {
    run_id: "uuid",
    project: "text",
    agent: "text",
    period: "text",
    tokens: "float8",
    cost: "float8",
  },
  sql: (rows) => `raised_budgets as (
  insert into budget_use as u (project, agent, period, tokens_raised, cost_raised)
  select b.project, b.agent, b.period, max(b.tokens)::bigint, max(b.cost)::numeric from ${rows("b")}
  where ${isAccepted("b.run_id")} group by b.project, b.agent, b.period
  on conflict (project, agent, period) do update set
    tokens_raised = greatest(u.tokens_raised, excluded.tokens_raised),
    cost_raised = greatest(u.cost_raised, excluded.cost_raised)
)`,
};

/** Attempts and hours are the run's own: its state has them. */
export function raisedRows({ after, events }: RunMove) {
  return events.flatMap((event) => {
    if (event.type !== "budget.raised") return [];
    const { unit, limit, project, agent, period } = event.data;
    if (unit !== "tokens" && unit !== "cost") return [];
    const amounts = { tokens: unit === "tokens" ? limit : null, cost: unit === "cost" ? limit : null };
    return [{ run_id: after.runId, project, agent: agent ?? "", period, ...amounts }];
  });
}
