"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../../_trpc/new-request-id";
import { useTRPC } from "../../_trpc/trpc";
import { readServerNow } from "../../_ui/server-clock";
import type { RunOrder } from "../run-order";
import { inputOfTarget, type OrderTarget } from "./order-target";

/** The server orders no more at once. */
const MOST_RUNS = 10_000;

/** Gives an order to many runs, once: a second press sends the same request. `count` is null until it is known. */
export function useBulkStart(action: RunOrder, target: OrderTarget) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asked] = useState(() => ({
    requestId: newRequestId(),
    input: inputOfTarget(target, new Date(readServerNow()).toISOString()),
  }));
  const { filter } = asked.input;
  const counted = useQuery(
    trpc.runs.count.queryOptions(
      { filters: filter ? [filter] : [], most: MOST_RUNS },
      { enabled: filter !== undefined, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const found = counted.data?.[0];
  const start = useMutation(
    trpc.bulk.start.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.bulk.pathFilter()),
    }),
  );
  return {
    count: "runs" in target ? target.runs.length : (found?.count ?? null),
    isTooMany: found?.isMore ?? false,
    start,
    send: (reason: string) => start.mutate({ requestId: asked.requestId, action, reason, ...asked.input }),
  };
}
