"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { newRequestId } from "../../../_trpc/new-request-id";
import { sayRefusal } from "../../../_trpc/say-refusal";
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
  return (reason) => sayRefusal(mutateAsync({ runId, requestId, reason }));
}
