"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "../_trpc/trpc";
import { useServerClock } from "../_ui/server-clock";
import { filterOfQuery, readRunQuery } from "./run-query";

const MOST_COUNTED = 1_000;
const MINUTE_MS = 60_000;

/** How many runs each view holds: "12", "1,000+"; asked for again when the list is, and every minute. */
export function useRunCounts(queries: readonly string[], day: number): (string | undefined)[] {
  const trpc = useTRPC();
  const minute = useServerClock((now) => Math.floor(now / MINUTE_MS) * MINUTE_MS);
  const filters = queries.map((query) => filterOfQuery(readRunQuery(query), { day, now: minute }));
  const { data } = useQuery(
    trpc.runs.count.queryOptions(
      { filters, most: MOST_COUNTED },
      { placeholderData: keepPreviousData, enabled: filters.length > 0 },
    ),
  );
  return queries.map((_, at) => {
    const found = data?.[at];
    return found && `${found.count.toLocaleString("en")}${found.isMore ? "+" : ""}`;
  });
}
