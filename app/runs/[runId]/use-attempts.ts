"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../_trpc/trpc";

const MOST = 100;
const NONE: never[] = [];

/** The newest attempts of the run with model, tokens and errors; hints of the server keep them fresh. */
export function useAttempts(runId: string) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.agents.tasks.queryOptions({ runId, limit: MOST }));
  return data?.items ?? NONE;
}
