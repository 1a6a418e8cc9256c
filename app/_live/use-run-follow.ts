"use client";

import { useEffect, useRef, useState } from "react";
import type { RunEventMessage } from "#server/live/protocol";
import { useTRPCClient } from "../_trpc/trpc";
import { announce } from "../_ui/announcer";
import { createStore, type Store } from "../_ui/store";
import { type FollowedRun, followRun, type RunFollower } from "./follow-run";
import { useLive } from "./live-context";
import { addPiece, dropEnded, type LiveTexts } from "./live-text";
import { useFreshness } from "./use-freshness";

const POLL_MS = 5_000;
const EVENTS_PER_POLL = 1_000;
/** Of more the page does not need every one (experience.md 5). */
const MOST_REPLAYED = 1_000;

type RunFollowing = Pick<RunFollower, "onRefused" | "onFar" | "onCaughtUp"> & {
  /** Grows when the run was loaded anew: it is followed anew from `afterSeq`. */
  generation: number;
  /** The last event the page has; undefined while it has none to go on from, then nothing is followed yet. */
  afterSeq: number | undefined;
  /** New events, in order, each once. */
  onEvents: (events: RunEventMessage[]) => void;
};

/**
 * Follows a run while the component stands: by the socket, and by HTTP every 5 s while the page is stale. Answers
 * the texts that are being written. One component of a page may follow a run.
 */
export function useRunFollow(runId: string, following: RunFollowing): Store<LiveTexts> {
  const { socket } = useLive();
  const client = useTRPCClient();
  const { generation } = following;
  const latest = useRef(following);
  const followed = useRef<FollowedRun | null>(null);
  const [texts] = useState(() => createStore<LiveTexts>(new Map()));
  const isReady = following.afterSeq !== undefined;
  const isStale = useFreshness().kind === "stale";

  useEffect(() => {
    latest.current = following;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is followed anew.
  useEffect(() => {
    const afterSeq = latest.current.afterSeq;
    if (!socket || !isReady || afterSeq === undefined) return;
    texts.set(new Map());
    const current = followRun(socket, runId, afterSeq, {
      onEvents: (events) => {
        texts.set(dropEnded(texts.get(), events));
        latest.current.onEvents(events);
      },
      onText: (message) => {
        const next = addPiece(texts.get(), message);
        if (next) texts.set(next);
        return next !== undefined;
      },
      onCaughtUp: (missed) => {
        if (missed > 0) announce(`${missed} events caught up`);
        latest.current.onCaughtUp(missed);
      },
      isFar: async (after) => {
        const { lastSeq } = await client.runs.events.query({ runId, after, limit: 1 });
        return lastSeq - after > MOST_REPLAYED;
      },
      onFar: () => latest.current.onFar?.(),
      onRefused: (reason) => latest.current.onRefused(reason),
    });
    followed.current = current;
    return () => current.stop();
  }, [socket, runId, isReady, texts, client, generation]);

  useEventPoll(runId, followed, isStale);
  return texts;
}

/** Asks for events by HTTP while the socket is away. */
function useEventPoll(runId: string, followed: { current: FollowedRun | null }, isStale: boolean): void {
  const client = useTRPCClient();
  useEffect(() => {
    if (!isStale) return;
    async function poll() {
      const after = followed.current?.lastSeq();
      if (after === undefined) return;
      const { items } = await client.runs.events.query({ runId, after, limit: EVENTS_PER_POLL });
      followed.current?.take(items.map((event) => ({ runId, ...event })));
    }
    // The server may still be away; the chip says so, and the next poll asks again.
    const timer = setInterval(() => poll().catch(() => {}), POLL_MS);
    return () => clearInterval(timer);
  }, [isStale, runId, client, followed]);
}
