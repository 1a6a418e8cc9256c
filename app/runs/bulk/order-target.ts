import type { RunItem, RunsFilter } from "../run-item";

/** The runs that an order is for: these, or all that fit a filter, which `query` says in the words of the list. */
export type OrderTarget = { runs: readonly RunItem[] } | { filter: RunsFilter; query: string };

/** The target as the server takes it. Runs that start after `now` (ISO) are not meant: nobody has seen them. */
export function inputOfTarget(target: OrderTarget, now: string) {
  if ("runs" in target) return { runIds: target.runs.map(({ id }) => id) };
  const { sort: _, until = now, ...filter } = target.filter;
  return { filter: { ...filter, until }, query: target.query };
}
