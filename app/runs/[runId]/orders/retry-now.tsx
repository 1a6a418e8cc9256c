"use client";

import { useMutation } from "@tanstack/react-query";
import { newRequestId } from "../../../_trpc/new-request-id";
import { readFault } from "../../../_trpc/read-fault";
import { useTRPC } from "../../../_trpc/trpc";
import { Button } from "../../../_ui/button";
import { showToast } from "../../../_ui/toast";

/** Ends the wait before the next attempt of a step. */
export function RetryNow({ runId, stepKey }: { runId: string; stepKey: string }) {
  const trpc = useTRPC();
  const retry = useMutation(
    trpc.runs.retryStep.mutationOptions({
      onError: (error) =>
        showToast("The attempt was not begun", { kind: "failed", text: readFault(error).sentence }),
    }),
  );
  return (
    <Button
      size="sm"
      disabled={retry.isPending}
      onClick={() => retry.mutate({ runId, stepKey, requestId: newRequestId(), reason: "" })}
    >
      {retry.isPending ? "Retrying…" : "Retry now"}
    </Button>
  );
}
