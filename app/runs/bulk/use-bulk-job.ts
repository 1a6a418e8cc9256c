"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "../../_trpc/trpc";
import { announce } from "../../_ui/announcer";
import { sayProgress } from "./say-bulk-job";

/** While a job runs it is asked for so often, also when no hint arrives. */
const ASK_EVERY_MS = 1_000;

/** A bulk order as it goes on; its end is told to screen readers once. */
export function useBulkJob(jobId: string) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.bulk.get.queryOptions(
      { jobId },
      { refetchInterval: ({ state }) => (state.data?.status === "running" ? ASK_EVERY_MS : false) },
    ),
  );
  const wasRunning = useRef(false);
  const job = query.data;
  useEffect(() => {
    if (!job) return;
    if (wasRunning.current && job.status !== "running") announce(sayProgress(job));
    wasRunning.current = job.status === "running";
  }, [job]);
  return query;
}
