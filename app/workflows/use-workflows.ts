"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../_trpc/trpc";
import { useAllPages } from "../_trpc/use-all-pages";
import { ownPacksFirst } from "./find-workflows";

/** Files change without a push; the library answers from memory. */
export const LOOK_AGAIN_MS = 10_000;

/** All workflows of the library. */
export function useWorkflows() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.workflows.list.infiniteQueryOptions(
      { limit: 100 },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: LOOK_AGAIN_MS },
    ),
  );
  const workflows = useAllPages(query);
  const data = useMemo(() => workflows.data && ownPacksFirst(workflows.data), [workflows.data]);
  return { ...workflows, data };
}
