"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { ApprovalRow } from "#server/queries/approval-row";
import { useTRPC } from "../_trpc/trpc";
import { announce } from "../_ui/announcer";
import { countOf } from "../_ui/count-of";
import type { InboxTab } from "./inbox-address";
import { dropGone, mergeQueue, type QueueRow } from "./merge-queue";

const ROWS_PER_PAGE = 50;

/** The requests of a tab, kept in their places while the person looks; the server's hints make it ask again. */
export function useQueue(tab: InboxTab | null, search: string) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.approvals.list.infiniteQueryOptions(
      {
        tab: tab ?? "team",
        limit: ROWS_PER_PAGE,
        ...(tab !== "done" && { sort: "urgent" as const }),
        ...(search && { search }),
      },
      { getNextPageParam: (page) => page.nextCursor, enabled: tab !== null },
    ),
  );
  const { data } = query;
  const fresh = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const { rows, forgetGone, drop } = useKeptPlaces(`${tab} ${search}`, fresh);
  useNews(tab, rows?.length ?? null);
  return {
    query: { data: rows, error: query.error, isFetching: query.isFetching, refetch: query.refetch },
    /** Lets go of the rows that have left the list, but for the open one. */
    forgetGone,
    drop,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    isLoadingMore: query.isFetchingNextPage,
  };
}

type Held = { of: string; from: ApprovalRow[]; rows: QueueRow[] };

function useKeptPlaces(of: string, fresh: ApprovalRow[] | undefined) {
  const [held, setHeld] = useState<Held | null>(null);
  const known = held?.of === of ? held : null;
  if (fresh && known?.from !== fresh) {
    setHeld({ of, from: fresh, rows: mergeQueue(known?.rows ?? [], fresh) });
  }
  return {
    rows: known?.rows,
    forgetGone: (openId: string | null) =>
      setHeld((before) => before && { ...before, rows: dropGone(before.rows, openId) }),
    /** Takes away a row that the person has just decided. */
    drop: (id: string) =>
      setHeld((before) => before && { ...before, rows: before.rows.filter((row) => row.id !== id) }),
  };
}

/** Tells those who do not see the list that something came. */
function useNews(tab: InboxTab | null, count: number | null): void {
  const [known, setKnown] = useState({ tab, count });
  if (known.tab !== tab || known.count !== count) setKnown({ tab, count });
  const added = known.tab === tab && count !== null && known.count !== null ? count - known.count : 0;
  useEffect(() => {
    if (tab !== "done" && added > 0) announce(countOf(added, "new request"));
  }, [tab, added]);
}

/** Has the request that probably comes next ready. */
export function usePrefetch(approvalId: string | null): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (approvalId) void queryClient.prefetchQuery(trpc.approvals.get.queryOptions({ approvalId }));
  }, [approvalId, queryClient, trpc]);
}
