"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ListedTask } from "#server/queries/list-tasks";
import type { RunView } from "#workflows/run/run-view";
import { useTRPC } from "../../_trpc/trpc";
import { type Attempt, attemptsAt } from "./attempts-at";
import { usePast } from "./travel/past";

/** As many as the server gives at once. */
export const ATTEMPTS_AT_ONCE = 100;
const NONE: never[] = [];

/** The newest attempts of the run, newest first; hints of the server keep them fresh. `isAll`: there are no others. */
export function useTasks(runId: string): { tasks: readonly ListedTask[]; isAll: boolean } {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.agents.tasks.queryOptions({ runId, limit: ATTEMPTS_AT_ONCE }));
  return { tasks: data?.items ?? NONE, isAll: data !== undefined && data.nextCursor === null };
}

export type StepAttempts = {
  /** Newest first. */
  attempts: Attempt[];
  /** Asks for those before; null when there are none. */
  loadEarlier: (() => void) | null;
  isLoading: boolean;
};

/** The attempts at a step as they stood at the moment that the page shows; "" for none. */
export function useStepAttempts({ runId, approvals }: RunView, stepKey: string): StepAttempts {
  const trpc = useTRPC();
  const at = usePast()?.at ?? null;
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    trpc.agents.tasks.infiniteQueryOptions(
      { runId, stepKey, limit: ATTEMPTS_AT_ONCE },
      { enabled: stepKey !== "", getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const attempts = useMemo(
    () => attemptsAt(data?.pages.flatMap(({ items }) => items) ?? NONE, approvals, at),
    [data, approvals, at],
  );
  return {
    attempts,
    loadEarlier: hasNextPage ? () => void fetchNextPage() : null,
    isLoading: isFetchingNextPage,
  };
}
