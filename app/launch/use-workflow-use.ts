"use client";

import { useQuery } from "@tanstack/react-query";
import type { WorkflowUse } from "#server/queries/measure-workflows";
import { useTRPC } from "../_trpc/trpc";

/** How the runs of every workflow went lately. */
export function useWorkflowUses(): readonly WorkflowUse[] {
  const trpc = useTRPC();
  return useQuery(trpc.workflows.usage.queryOptions(undefined, { staleTime: 30_000 })).data?.items ?? [];
}

export function useWorkflowUse({ id, pack }: { id: string; pack: string }): WorkflowUse | undefined {
  return useWorkflowUses().find((use) => use.id === id && use.pack === pack);
}
