"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTRPC } from "../_trpc/trpc";
import { usePreference } from "../_ui/preferences";
import { type AuditFilter, writeAuditInput } from "./audit-filter";

/** How often the page looks whether newer entries are there. */
const LOOK_AGAIN_MS = 10_000;

/**
 * The entries that fit, newest first. What is read never moves: newer entries are only announced by `hasNewer` and
 * come when `refetch` is called.
 */
export function useAudit(filter: AuditFilter) {
  const trpc = useTRPC();
  const input = writeAuditInput(filter, usePreference("timeZone"));
  const query = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { ...input, limit: 50 },
      {
        getNextPageParam: (page) => page.nextCursor,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
    ),
  );
  const newest = useQuery(
    trpc.audit.list.queryOptions(
      { ...input, limit: 1 },
      { refetchInterval: LOOK_AGAIN_MS, enabled: query.isSuccess },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.items);
  const hasNewer = rows !== undefined && (newest.data?.items[0]?.seq ?? 0) > (rows[0]?.seq ?? 0);
  return { ...query, data: rows, hasNewer };
}
