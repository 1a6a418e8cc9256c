"use client";

import { useQueries } from "@tanstack/react-query";
import type { RunEvent } from "#workflows/run/events";
import { toEvent } from "../../../_live/fold-run";
import { useTRPC } from "../../../_trpc/trpc";
import { EVENTS_PER_PAGE, eventAt, pagesOf } from "./event-pages";

/**
 * Reads a run's events by number: those that came while the page is open from `news`, older ones page by page as
 * they come into sight. `find` gives undefined while a page is on its way; `retry` asks again for what failed.
 */
export function useEventPages(runId: string, news: readonly RunEvent[], first: number, last: number) {
  const trpc = useTRPC();
  const firstNews = news[0]?.seq ?? Number.POSITIVE_INFINITY;
  const wanted = pagesOf(first, Math.min(last, firstNews - 1));
  const answers = useQueries({
    queries: wanted.map((page) =>
      trpc.runs.events.queryOptions(
        { runId, after: page * EVENTS_PER_PAGE, limit: EVENTS_PER_PAGE },
        // Events never change, and what comes after them is in the news.
        { staleTime: "static" },
      ),
    ),
  });
  const pages = new Map(wanted.map((page, at) => [page, answers[at]?.data?.items ?? []]));
  return {
    find: (seq: number): RunEvent | undefined => {
      if (seq >= firstNews) return news[seq - firstNews];
      const event = eventAt(pages, seq);
      return event && toEvent(event);
    },
    error: answers.find(({ error }) => error)?.error ?? null,
    retry: () => {
      for (const answer of answers) if (answer.error) void answer.refetch();
    },
  };
}
