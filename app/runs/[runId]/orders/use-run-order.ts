"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../../../_trpc/new-request-id";
import { readFault } from "../../../_trpc/read-fault";
import { useTRPC } from "../../../_trpc/trpc";
import type { RunOrder } from "./say-order";

/**
 * Gives one order to a run; sent again it is carried out once. A refusal is thrown as an Error with its sentence.
 * The page shows what came of it when the run says so.
 */
export function useRunOrder(runId: string, order: RunOrder): (reason: string) => Promise<void> {
  const trpc = useTRPC();
  const [requestId] = useState(newRequestId);
  const { mutateAsync } = useMutation(trpc.runs[order].mutationOptions());
  return (reason) => saying(mutateAsync({ runId, requestId, reason }));
}

/** Turns a failure into an Error with the server's sentence. */
export async function saying(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    throw new Error(readFault(error).sentence, { cause: error });
  }
}
