"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RunEvent } from "#workflows/run/events";
import { isPassing } from "../_trpc/read-fault";
import { useTRPCClient } from "../_trpc/trpc";
import { toEvent } from "./fold-run";
import { useLive } from "./live-context";
import { RunHistory } from "./run-history";

/** As many as the server gives at once. */
const PER_PAGE = 1_000;
const AT_ONCE = 4;
const GO_ON_AFTER_MS = 2_000;

export type ReadHistory = {
  history: RunHistory;
  /** The last event that was read; grows until the whole history is there. */
  readSeq: number;
  error: unknown;
  retry: () => void;
};

/**
 * A run's whole history, read in the background as soon as it is wanted, and then kept up with the news. `lastSeq` is
 * the run's last event. Draws again after each page.
 */
export function useRunHistory(
  runId: string,
  lastSeq: number,
  news: readonly RunEvent[],
  isWanted: boolean,
): ReadHistory {
  const client = useTRPCClient();
  const [history] = useState(() => new RunHistory(runId));
  const [readSeq, setReadSeq] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const target = useRef(lastSeq);
  const hasAll = readSeq >= lastSeq;

  useEffect(() => {
    target.current = lastSeq;
    if (readSeq === 0) return;
    history.append(news);
    setReadSeq(history.lastSeq);
  }, [history, lastSeq, news, readSeq]);

  useEffect(() => {
    if (!isWanted || hasAll || error) return;
    let isStopped = false;
    const read = async (after: number) =>
      (await client.runs.events.query({ runId, after, limit: PER_PAGE })).items.map(toEvent);
    async function readAll() {
      while (!isStopped && history.lastSeq < target.current) {
        const from = history.lastSeq;
        const pages = Math.min(AT_ONCE, Math.ceil((target.current - from) / PER_PAGE));
        const asked = Array.from({ length: pages }, (_, at) => read(from + at * PER_PAGE));
        for (const page of asked) {
          history.append(await page);
          if (!isStopped) setReadSeq(history.lastSeq);
        }
        if (history.lastSeq === from) return;
      }
    }
    readAll().catch((fault) => !isStopped && setError(fault));
    return () => {
      isStopped = true;
    };
  }, [client, history, runId, isWanted, hasAll, error]);

  const retry = useCallback(() => setError(null), []);
  useGoOn(error, retry);
  return useMemo(() => ({ history, readSeq, error, retry }), [history, readSeq, error, retry]);
}

/** Reads on by itself once the server is back, after a fault that passes. */
function useGoOn(error: unknown, retry: () => void): void {
  const { socket } = useLive();
  useEffect(() => {
    if (!error || !socket || !isPassing(error)) return;
    const timer = socket.connected ? setTimeout(retry, GO_ON_AFTER_MS) : undefined;
    socket.on("connect", retry);
    return () => {
      clearTimeout(timer);
      socket.off("connect", retry);
    };
  }, [error, socket, retry]);
}
