"use client";

import { useEffect, useMemo } from "react";

/** An infinite query, as far as it matters here. */
type PagesOf<Item> = {
  data: { pages: { items: Item[] }[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetching: boolean;
  isError: boolean;
  fetchNextPage: () => Promise<unknown>;
  refetch: () => Promise<unknown>;
};

/** For lists that are wanted whole: fetches page after page; `data` is there when the last one is. */
export function useAllPages<Item>(query: PagesOf<Item>) {
  const { hasNextPage, isFetching, isError, fetchNextPage, error, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const pages = query.data?.pages;
  const data = useMemo(
    () => (hasNextPage ? undefined : pages?.flatMap(({ items }) => items)),
    [hasNextPage, pages],
  );
  return { data, error, refetch, isFetching };
}
