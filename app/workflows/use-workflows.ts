"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTRPC } from "../_trpc/trpc";
import { ownPacksFirst } from "./find-workflows";

/** Files change without a push; the library answers from memory. */
const LOOK_AGAIN_MS = 10_000;

const PAGE = 100;

/** All workflows of the library, page after page; `data` is there when the last one is. */
export function useWorkflows() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.workflows.list.infiniteQueryOptions(
      { limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: LOOK_AGAIN_MS },
    ),
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const { pages } = query.data ?? {};
  const data = useMemo(
    () => (hasNextPage || !pages ? undefined : ownPacksFirst(pages.flatMap((page) => page.items))),
    [hasNextPage, pages],
  );
  return { data, error: query.error, refetch: query.refetch, isFetching };
}
