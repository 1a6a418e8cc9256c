"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../_trpc/trpc";

/** What a run of the project may use; undefined while that is not known. */
export function useRunLimit(project: string) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.budgets.get.queryOptions({ project }));
  return data?.budgets.find(({ per, agent }) => per === "run" && agent === null)?.limits;
}
