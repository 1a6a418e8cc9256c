"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPCClient } from "../_trpc/trpc";
import type { Store } from "../_ui/store";
import { emptyRun, type FoldedRun, foldRun } from "./fold-run";
import type { LiveTexts } from "./live-text";
import { useRunFollow } from "./use-run-follow";

const EVENTS_PER_PAGE = 1_000;

type Client = ReturnType<typeof useTRPCClient>;

/** Every event of the run so far, folded. */
async function loadRun(client: Client, runId: string, signal: AbortSignal): Promise<FoldedRun> {
  let run = emptyRun(runId);
  for (;;) {
    const input = { runId, after: run.state.seq, limit: EVENTS_PER_PAGE };
    const { items, lastSeq } = await client.runs.events.query(input, { signal });
    run = foldRun(run, items);
    if (items.length === 0 || run.state.seq >= lastSeq) return run;
  }
}

type LiveRun = {
  /** How the loading goes; its data is the run as it was first seen. */
  query: ReturnType<typeof useQuery<FoldedRun>>;
  /** The run as it is now; undefined until it is loaded. */
  run: FoldedRun | undefined;
  /** What agents are writing in it right now. */
  texts: Store<LiveTexts>;
};

/**
 * A run that moves while one looks at it: loaded once, then followed event by event and folded with the core's own
 * rules. Give the component that uses it the run's id as `key`, and use it once on a page.
 */
export function useRun(runId: string): LiveRun {
  const client = useTRPCClient();
  const query = useQuery<FoldedRun>({
    queryKey: ["run-events", runId],
    queryFn: ({ signal }) => loadRun(client, runId, signal),
    // Events never change; what comes after them is followed.
    staleTime: "static",
    gcTime: 0,
  });
  const [moved, setMoved] = useState<FoldedRun | null>(null);
  const run = moved ?? query.data;
  const texts = useRunFollow(runId, {
    afterSeq: run?.state.seq,
    onEvents: (news) => setMoved((before) => foldRun(before ?? query.data ?? emptyRun(runId), news)),
    // Its events can no longer be read either: the query says why.
    onRefused: () => void query.refetch(),
  });
  return { query, run, texts };
}
