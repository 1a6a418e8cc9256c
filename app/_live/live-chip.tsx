"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FreshnessChip } from "../_ui/freshness-chip";
import { useLive } from "./live-context";
import { useFreshness } from "./use-freshness";

/** How fresh this page is, for its header; `seq` is the last event of the run that the page shows. */
export function LiveChip({ seq }: { seq?: number }) {
  const { socket } = useLive();
  const queryClient = useQueryClient();
  const retry = () => {
    socket?.disconnect().connect();
    void queryClient.invalidateQueries();
  };
  return <FreshnessChip freshness={useFreshness(seq)} onRetry={retry} />;
}
