"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Decided } from "#server/orders/decided";
import { newRequestId } from "../_trpc/new-request-id";
import { isPassing, type RequestFault, readFault } from "../_trpc/read-fault";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { type Intent, intentFor, type Order } from "./intent";

/** With the pauses below: about a minute. */
const MOST_RETRIES = 18;

export type Deciding = {
  send: (order: Order) => void;
  /** Sends what was sent last, under the same id. */
  sendAgain: () => void;
  /** What is on its way, or was sent and never answered. */
  order: Order | null;
  isSending: boolean;
  /** No answer came: it may have been decided. */
  isUnsure: boolean;
  /** Why it was refused. */
  fault: RequestFault | null;
  /** Ids of every decision that was sent from here. */
  sent: ReadonlySet<string>;
};

/**
 * Sends decisions about one request. A decision whose answer was lost goes out again with the same id until the
 * server says what came of it, so that it counts once (reliability.md H4).
 */
export function useDeciding(
  approvalId: string,
  onDecided: (decided: Decided, order: Order) => void,
): Deciding {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const unanswered = useRef<Intent | null>(null);
  const sent = useRef(new Set<string>());

  const deciding = useMutation<Decided, unknown, Intent>({
    mutationFn: ({ order, ...ids }) => {
      if (order.kind === "answer") {
        return client.approvals.answer.mutate({ ...ids, answer: order.answer, comment: order.comment });
      }
      const { kind: _, ...decision } = order;
      return client.approvals.decide.mutate({ ...ids, ...decision });
    },
    retry: (count, error) => isPassing(error) && count < MOST_RETRIES,
    retryDelay: (count) => Math.min(500 * 2 ** count, 4_000),
    onError: async (error) => {
      if (isPassing(error)) return;
      unanswered.current = null;
      await queryClient.invalidateQueries(trpc.approvals.pathFilter());
    },
    onSuccess: (decided, { order }) => {
      unanswered.current = null;
      void queryClient.invalidateQueries(trpc.approvals.pathFilter());
      onDecided(decided, order);
    },
  });

  const submit = (intent: Intent) => {
    unanswered.current = intent;
    sent.current.add(intent.decisionId);
    deciding.mutate(intent);
  };
  const isLost = deciding.isError && isPassing(deciding.error);
  return {
    send: (order) => submit(intentFor(unanswered.current, approvalId, order, newRequestId)),
    sendAgain: () => deciding.variables && submit(deciding.variables),
    order: deciding.isPending || isLost ? (deciding.variables?.order ?? null) : null,
    isSending: deciding.isPending,
    isUnsure: isLost || (deciding.isPending && deciding.failureCount > 0),
    fault: deciding.isError && !isLost ? readFault(deciding.error) : null,
    sent: sent.current,
  };
}
