"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readFault } from "../../_trpc/read-fault";
import { useTRPC } from "../../_trpc/trpc";
import { useMay } from "../../_trpc/use-session";
import { showToast } from "../../_ui/toast";

const AT_ONCE = 30;

/** How many notices the person has not read; 0 while nobody knows. */
export function useUnreadNotices(): number {
  const trpc = useTRPC();
  const isPerson = useMay("session.own");
  return useQuery(trpc.notifications.unread.queryOptions(undefined, { enabled: isPerson })).data?.count ?? 0;
}

/** The person's notices, the newest first, page by page. */
export function useNotices() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions(
      { limit: AT_ONCE },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const items = query.data?.pages.flatMap((page) => page.items).filter(({ isListed }) => isListed);
  return { ...query, data: items };
}

/** Marks notices as read, by their ids or all up to a moment. */
export function useMarkRead() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mark = useMutation(
    trpc.notifications.markRead.mutationOptions({
      onError: (error) =>
        showToast("Nothing was marked as read", { kind: "failed", text: readFault(error).sentence }),
      onSettled: () => queryClient.invalidateQueries(trpc.notifications.pathFilter()),
    }),
  );
  return mark.mutate;
}
