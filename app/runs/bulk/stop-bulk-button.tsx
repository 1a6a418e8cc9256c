"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Square } from "lucide-react";
import { readFault } from "../../_trpc/read-fault";
import { useTRPC } from "../../_trpc/trpc";
import { useMay } from "../../_trpc/use-session";
import { Button } from "../../_ui/button";
import { showToast } from "../../_ui/toast";

/** Ends a bulk order where it is; what was ordered stays so. */
export function StopBulkButton({ jobId }: { jobId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayControl = useMay("runs.control");
  const stop = useMutation(
    trpc.bulk.stop.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.bulk.pathFilter()),
      onError: (error) =>
        showToast("It could not be stopped", { kind: "failed", text: readFault(error).sentence }),
    }),
  );
  if (!mayControl) return null;
  return (
    <Button onClick={() => stop.mutate({ jobId })} disabled={stop.isPending}>
      <Square aria-hidden />
      {stop.isPending ? "Stopping…" : "Stop here"}
    </Button>
  );
}
