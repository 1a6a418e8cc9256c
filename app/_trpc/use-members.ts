"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";
import { useAllPages } from "./use-all-pages";

/** Everybody who has an account; e-mail addresses for owners only. */
export function useMembers() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.members.list.infiniteQueryOptions({ limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return useAllPages(query);
}
