"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isPassing } from "../_trpc/read-fault";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { announce } from "../_ui/announcer";
import { isStateRight } from "./check-state";
import { type FoldedRun, foldRun } from "./fold-run";
import { useRunFollow } from "./use-run-follow";

const LOOK_AGAIN_MS = 500;
const LOAD_AGAIN_MS = 2_000;

/** How far events have moved the run that was loaded at `loadedAt`. */
type Moved = { loadedAt: number; run: FoldedRun };

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
  const { data, dataUpdatedAt: loadedAt, refetch } = query;
  const [moved, setMoved] = useState<Moved>();
  const runOf = (one: Moved | undefined) =>
    one?.loadedAt === loadedAt ? one.run : data && { ...data, news: [] };
  const run = runOf(moved);
  const shown = useRef(run);
  useEffect(() => {
    shown.current = run;
  });
  useLoadAgain(query);

  async function check(): Promise<void> {
    const isRight = await isStateRight(
      () => shown.current?.state,
      () => client.runs.stateHash.query({ runId }),
      () => new Promise((resume) => setTimeout(resume, LOOK_AGAIN_MS)),
    );
    if (isRight) return;
    const { error } = await refetch();
    if (!error) announce("The page was put right");
  }
  const texts = useRunFollow(runId, {
    // Whatever made it load anew: it is followed from there.
    generation: loadedAt,
    afterSeq: run?.state.seq,
    onEvents: (events) =>
      setMoved((before) => {
        const base = runOf(before);
        return base && { loadedAt, run: foldRun(base, events) };
      }),
    // Without an answer nothing is known; the next reconnect asks again.
    onCaughtUp: () => void check().catch(() => {}),
    onFar: () => void refetch(),
    // It cannot be loaded any more either: the query says why.
    onRefused: () => void refetch(),
  });
  return { query, run, texts };
}

type Loading = { error: unknown; refetch: () => Promise<unknown> };

/** What failed for a passing reason is loaded again until it is there: nothing else asks for it. */
function useLoadAgain({ error, refetch }: Loading): void {
  useEffect(() => {
    if (error === null || !isPassing(error)) return;
    const timer = setTimeout(() => void refetch(), LOAD_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [error, refetch]);
}
