"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RunView } from "#workflows/run/run-view";
import { useTRPC } from "../../_trpc/trpc";
import { type Attempt, attemptsAt } from "./attempts-at";
import { usePast } from "./travel/past";

const MOST = 100;
const NONE: never[] = [];

/** The newest attempts of the run, or at one step of it, as they stand; hints of the server keep them fresh. */
export function useTasks(runId: string, stepKey?: string) {
  const trpc = useTRPC();
  const order = { runId, stepKey, limit: MOST };
  const { data } = useQuery(trpc.agents.tasks.queryOptions(order, { enabled: stepKey !== "" }));
  return data?.items ?? NONE;
}

/** The same, newest first, as they stood at the moment that the page shows. */
export function useAttempts({ runId, approvals }: RunView, stepKey?: string): Attempt[] {
  const at = usePast()?.at ?? null;
  const tasks = useTasks(runId, stepKey);
  return useMemo(() => attemptsAt(tasks, approvals, at), [tasks, approvals, at]);
}
