"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { readFault } from "../_trpc/read-fault";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { type OrderResult, orderMany } from "./order-many";
import type { RunItem, RunsFilter } from "./run-item";
import type { RunOrder } from "./run-order";
import { sendRunOrder } from "./send-run-order";

const AT_ONCE = 4;
const PER_PAGE = 100;

/** The runs that an order is for: these, or all that fit a filter. */
export type OrderTarget = { runs: readonly RunItem[] } | { filter: RunsFilter };

export type BulkProgress = {
  results: readonly OrderResult[];
  isRunning: boolean;
  /** Why the runs themselves could not be read. */
  fault: string | null;
};

const NOTHING: BulkProgress = { results: [], isRunning: false, fault: null };

/** Sends an order to many runs from this page; closing the page stops it, and what was done stays done. */
export function useBulkOrder() {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState(NOTHING);
  const stop = useRef<AbortController | null>(null);

  async function* pagesOf(target: OrderTarget): AsyncGenerator<readonly RunItem[]> {
    if ("runs" in target) return yield target.runs;
    let cursor: string | undefined;
    do {
      const page = await client.runs.list.query({ ...target.filter, cursor, limit: PER_PAGE });
      yield page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  async function start(order: RunOrder, target: OrderTarget, reason: string) {
    const control = new AbortController();
    stop.current = control;
    setProgress({ ...NOTHING, isRunning: true });
    const onResult = (result: OrderResult) =>
      setProgress((before) => ({ ...before, results: [...before.results, result] }));
    const send = (run: RunItem) => sendRunOrder(client, order, run, reason);
    let fault: string | null = null;
    try {
      await orderMany({ pages: pagesOf(target), send, onResult, signal: control.signal, atOnce: AT_ONCE });
    } catch (error) {
      fault = readFault(error).sentence;
    }
    setProgress((before) => ({ ...before, isRunning: false, fault }));
    void queryClient.invalidateQueries(trpc.runs.pathFilter());
  }
  return { progress, start, stop: () => stop.current?.abort(), reset: () => setProgress(NOTHING) };
}
