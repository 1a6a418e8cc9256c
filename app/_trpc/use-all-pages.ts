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
  const pages = query.data?.pages;
  const count = pages?.length;
  // `count` asks again after each page: one may come so fast that nothing was drawn in between.
  useEffect(() => {
    if (count !== undefined && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [count, hasNextPage, isFetching, isError, fetchNextPage]);
  const data = useMemo(
    () => (hasNextPage ? undefined : pages?.flatMap(({ items }) => items)),
    [hasNextPage, pages],
  );
  return { data, error, refetch, isFetching };
}
