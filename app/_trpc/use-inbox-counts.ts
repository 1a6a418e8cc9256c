"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";
import { useMay } from "./use-session";

/** How many requests each tab of the person's inbox holds; asked for anew with every hint that the inbox changed. */
export function useInboxCounts() {
  const trpc = useTRPC();
  const may = useMay("runs.read");
  return useQuery(trpc.approvals.counts.queryOptions(undefined, { enabled: may })).data;
}
