"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { announce } from "../_ui/announcer";
import { isStateRight } from "./check-state";
import { type FoldedRun, foldRun } from "./fold-run";
import { useRunFollow } from "./use-run-follow";

const LOOK_AGAIN_MS = 500;

/**
 * A run that moves while one looks at it: loaded once, then followed event by event and folded with the core's own
 * rules; after each reconnect its state is compared with the server's by hash, and loaded anew if it is another.
 * `query` says how the loading goes; `run` is undefined until then; `texts` is what agents are writing in it right
 * now. Give the component that uses it the run's id as `key`, and use it once on a page.
 */
export function useRun(runId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  // Loaded once: what comes after is followed, and a reconnect goes on from the last event.
  const query = useQuery(trpc.runs.snapshot.queryOptions({ runId }, { staleTime: "static", gcTime: 0 }));
  const [moved, setMoved] = useState<FoldedRun>();
  const [generation, setGeneration] = useState(0);
  const loaded = query.data && { ...query.data, news: [] };
  const run = moved ?? loaded;
  const shown = useRef(run);
  useEffect(() => {
    shown.current = run;
  });

  async function loadAnew(): Promise<void> {
    const { data } = await query.refetch();
    if (!data) return;
    setMoved(undefined);
    setGeneration((before) => before + 1);
  }
  async function check(): Promise<void> {
    const isRight = await isStateRight(
      () => shown.current?.state,
      () => client.runs.stateHash.query({ runId }),
      () => new Promise((resume) => setTimeout(resume, LOOK_AGAIN_MS)),
    );
    if (isRight) return;
    await loadAnew();
    announce("The page was put right");
  }
  const texts = useRunFollow(runId, {
    generation,
    afterSeq: run?.state.seq,
    onEvents: (events) =>
      setMoved((before) => {
        const base = before ?? loaded;
        return base && foldRun(base, events);
      }),
    // Without an answer nothing is known; the next reconnect asks again.
    onCaughtUp: () => void check().catch(() => {}),
    onFar: () => void loadAnew(),
    // It cannot be loaded any more either: the query says why.
    onRefused: () => void query.refetch(),
  });
  return { query, run, texts };
}
