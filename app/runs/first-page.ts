import { API_URL } from "../_trpc/snapshot-url";
import type { RunsFilter } from "./run-item";
import { filterOfQuery, joinQueries } from "./run-query";
import { readRunsAddress } from "./run-views";

/** As many as the pill counts: "100+". */
export const RUNS_PER_PAGE = 100;

/** What the list asks for first. */
export function firstPageOf(filter: RunsFilter) {
  return { ...filter, limit: RUNS_PER_PAGE };
}

/**
 * Where the list of an address asks for its first page, word for word, so that the page's head can ask ahead of the
 * programs; null where the browser's clock has a say.
 */
export function firstPageUrl(address: URLSearchParams): string | null {
  const { fixed, own } = readRunsAddress(address);
  const query = joinQueries(fixed, own);
  if (query.since !== null) return null;
  const input = firstPageOf(filterOfQuery(query, { day: 0, now: 0 }));
  return `${API_URL}/runs.list?input=${encodeURIComponent(JSON.stringify(input))}`;
}
