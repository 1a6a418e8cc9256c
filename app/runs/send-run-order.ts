"use client";

import { newRequestId } from "../_trpc/new-request-id";
import { readFault } from "../_trpc/read-fault";
import type { useTRPCClient } from "../_trpc/trpc";
import type { RunItem } from "./run-item";
import { incidentOf, type RunOrder, whyNot } from "./run-order";

type Client = ReturnType<typeof useTRPCClient>;

/** Sends an order to one run; null when it is done, else why it was not, in a sentence. */
export async function sendRunOrder(
  client: Client,
  order: RunOrder,
  run: RunItem,
  reason: string,
): Promise<string | null> {
  const refusal = whyNot(order, run);
  if (refusal !== null) return refusal;
  const sent = { runId: run.id, requestId: newRequestId(), reason };
  const incident = incidentOf(run);
  try {
    if (order !== "retry") await client.runs[order].mutate(sent);
    else if (incident) await client.runs.retryStep.mutate({ ...sent, ...incident });
    return null;
  } catch (error) {
    return readFault(error).sentence;
  }
}
