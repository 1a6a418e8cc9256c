"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { newRequestId } from "../_trpc/new-request-id";
import { sayRefusal } from "../_trpc/say-refusal";
import { useTRPC } from "../_trpc/trpc";

/** The stops that hold now, the newest first; the hint `stops:changed` has them asked for again. */
export function useStops() {
  const trpc = useTRPC();
  const input = { isActive: true, limit: 50 };
  return useQuery(trpc.stops.list.queryOptions(input));
}

/** What a stop is pulled for; `target` is an agent or a project. */
export type StopTarget = { scope: "all" } | { scope: "agent" | "project"; target: string };

/** Pulls and releases; a refusal is thrown as an Error with its sentence. */
export function useStopOrders() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settled = {
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.stops.pathFilter()),
        queryClient.invalidateQueries(trpc.agents.pathFilter()),
      ]),
  };
  const pull = useMutation(trpc.stops.pull.mutationOptions(settled));
  const release = useMutation(trpc.stops.release.mutationOptions(settled));
  return {
    pull: (target: StopTarget, reason: string) =>
      sayRefusal(pull.mutateAsync({ ...target, reason, requestId: newRequestId() })),
    release: (stopId: string, reason: string) =>
      sayRefusal(release.mutateAsync({ stopId, reason, requestId: newRequestId() })),
  };
}
