"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BatchResult } from "#server/orders/decide-many";
import type { Action } from "../_review/actions";
import { newRequestId } from "../_trpc/new-request-id";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import type { QueueRow } from "./merge-queue";

export type BulkAction = Exclude<Action, "amend">;

/**
 * Decides several requests, each with the hash of its list row and an id of its own, so that sending again after a
 * lost answer counts once.
 */
export function useBulkDecision(rows: readonly QueueRow[], action: BulkAction) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [ids] = useState(() => new Map(rows.map(({ id }) => [id, newRequestId()])));
  const deciding = useMutation<{ results: BatchResult[] }, unknown, string>({
    mutationFn: (comment) => {
      const items = rows.map(({ id, contentSha256 }) => ({
        approvalId: id,
        decisionId: ids.get(id) ?? newRequestId(),
        action,
        comment,
        contentSha256,
      }));
      return client.approvals.decideMany.mutate({ items });
    },
    onSettled: () => queryClient.invalidateQueries(trpc.approvals.pathFilter()),
  });
  return deciding;
}
