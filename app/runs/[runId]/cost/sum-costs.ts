import type { RunCostRow } from "#server/queries/read-run-cost";

export type CostSum = Pick<RunCostRow, "attempts" | "inputTokens" | "outputTokens" | "cachedTokens" | "cost">;
export type CostGroup = CostSum & { name: string };

const NOTHING: CostSum = { attempts: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };

export function sumCosts(rows: readonly CostSum[]): CostSum {
  return rows.reduce(
    (sum, row) => ({
      attempts: sum.attempts + row.attempts,
      inputTokens: sum.inputTokens + row.inputTokens,
      outputTokens: sum.outputTokens + row.outputTokens,
      cachedTokens: sum.cachedTokens + row.cachedTokens,
      cost: sum.cost + row.cost,
    }),
    NOTHING,
  );
}

/** Rows added up by name, the most expensive first. */
export function groupCosts(rows: readonly RunCostRow[], nameOf: (row: RunCostRow) => string): CostGroup[] {
  const groups = new Map<string, RunCostRow[]>();
  for (const row of rows) {
    const name = nameOf(row);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups]
    .map(([name, group]) => ({ name, ...sumCosts(group) }))
    .sort(
      (one, other) =>
        other.cost - one.cost || other.inputTokens - one.inputTokens || other.attempts - one.attempts,
    );
}
