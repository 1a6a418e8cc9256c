"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../_trpc/trpc";
import { type FoldedRun, foldRun } from "./fold-run";
import { useRunFollow } from "./use-run-follow";

/**
 * A run that moves while one looks at it: loaded once, then followed event by event and folded with the core's own
 * rules. `query` says how the loading goes; `run` is undefined until then; `texts` is what agents are writing in it
 * right now. Give the component that uses it the run's id as `key`, and use it once on a page.
 */
export function useRun(runId: string) {
  const trpc = useTRPC();
  // Loaded once: what comes after is followed, and a reconnect goes on from the last event.
  const query = useQuery(trpc.runs.snapshot.queryOptions({ runId }, { staleTime: "static", gcTime: 0 }));
  const [moved, setMoved] = useState<FoldedRun>();
  const loaded = query.data && { ...query.data, news: [] };
  const run = moved ?? loaded;
  const texts = useRunFollow(runId, {
    afterSeq: run?.state.seq,
    onEvents: (events) =>
      setMoved((before) => {
        const base = before ?? loaded;
        return base && foldRun(base, events);
      }),
    // It cannot be loaded any more either: the query says why.
    onRefused: () => void query.refetch(),
  });
  return { query, run, texts };
}
