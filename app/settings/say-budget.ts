import type { BudgetRow } from "#server/queries/budget-row";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";

type Limits = Pick<BudgetRow, "limits">;

/** What a budget allows, in words: "at most 200,000 tokens, $5.00". */
export function sayLimits({ limits: { tokens, cost, attempts, hours } }: Limits): string {
  const parts = [
    tokens !== null && countOf(tokens, "token"),
    cost !== null && formatCost(cost),
    attempts !== null && countOf(attempts, "attempt"),
    hours !== null && countOf(hours, "hour"),
  ].filter((part) => part !== false);
  return parts.length === 0 ? "No limit" : `At most ${parts.join(", ")}`;
}

/** How much of today's budget is used, in percent of the limit that is nearest; null without a limit or a day. */
export function shareUsed({ limits, today }: Pick<BudgetRow, "limits" | "today">): number | null {
  if (!today) return null;
  const shares = [
    shareOf(today.used.tokens, today.raised.tokens ?? limits.tokens),
    shareOf(today.used.cost, today.raised.cost ?? limits.cost),
  ].filter((share) => share !== null);
  return shares.length === 0 ? null : Math.min(100, Math.round(Math.max(...shares)));
}

function shareOf(used: number, limit: number | null): number | null {
  if (limit === null) return null;
  return limit === 0 ? 100 : (used / limit) * 100;
}
