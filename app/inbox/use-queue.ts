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
  const { known, rows, forgetGone, drop } = useKeptPlaces({ tab, search }, fresh);
  useNews({ tab, search }, known?.length ?? null);
  const shown = known ?? (query.error ? undefined : rows);
  return {
    /** While a search is looked up, the rows that were there before it. */
    query: { data: shown, error: query.error, isFetching: query.isFetching, refetch: query.refetch },
    /** Whether the rows are still those of before the search. */
    isSearching: known === undefined && shown !== undefined,
    /** Lets go of the rows that have left the list, but for the open one. */
    forgetGone,
    drop,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    isLoadingMore: query.isFetchingNextPage,
  };
}

type List = { tab: InboxTab | null; search: string };
type Held = { of: List; from: ApprovalRow[]; rows: QueueRow[] };

function useKeptPlaces(of: List, fresh: ApprovalRow[] | undefined) {
  const [held, setHeld] = useState<Held | null>(null);
  const before = held?.of.tab === of.tab ? held : null;
  const known = before?.of.search === of.search ? before : null;
  if (fresh && known?.from !== fresh) {
    setHeld({ of, from: fresh, rows: mergeQueue(known?.rows ?? [], fresh) });
  }
  return {
    known: known?.rows,
    /** Those of the search before, while this one has none yet. */
    rows: before?.rows,
    forgetGone: (openId: string | null) =>
      setHeld((before) => before && { ...before, rows: dropGone(before.rows, openId) }),
    /** Takes away a row that the person has just decided. */
    drop: (id: string) =>
      setHeld((before) => before && { ...before, rows: before.rows.filter((row) => row.id !== id) }),
  };
}

/** Tells those who do not see the list that something came. */
function useNews({ tab, search }: List, count: number | null): void {
  const [known, setKnown] = useState({ tab, search, count });
  const isSame = known.tab === tab && known.search === search;
  if (!isSame || known.count !== count) setKnown({ tab, search, count });
  const added = isSame && count !== null && known.count !== null ? count - known.count : 0;
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
