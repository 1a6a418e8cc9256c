"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { newRequestId } from "../_trpc/new-request-id";
import { type RequestFault, readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { type LaunchDraft, type LaunchOrder, type LaunchTarget, writeOrder } from "./launch-draft";

/**
 * Starts the run that a draft stands for. However often the same order is sent, by a double click or again after a
 * lost answer, it carries the same request id and makes one run (product.md 3.12); a changed order is a new one.
 */
export function useLaunch(target: LaunchTarget, draft: LaunchDraft, onStarted: (runId: string) => void) {
  const trpc = useTRPC();
  const start = useMutation(trpc.runs.start.mutationOptions({ onSuccess: ({ runId }) => onStarted(runId) }));
  const [attempts, setAttempts] = useState(0);
  const requestIdFor = useRequestId();
  const { order, faults } = writeOrder(target, draft);
  const fault = start.error && readFault(start.error);

  function submit() {
    setAttempts(attempts + 1);
    if (Object.keys(faults).length === 0) start.mutate({ requestId: requestIdFor(order), ...order });
  }

  return {
    submit,
    order,
    /** Counts up with every try, so that the page can lead to what is wrong. */
    attempts,
    isStarting: start.isPending || start.isSuccess,
    fieldFaults: attempts === 0 ? {} : { ...faultsByField(fault), ...faults },
    /** Why the server refused, when no field is at fault. */
    fault: fault && Object.keys(faultsByField(fault)).length === 0 ? fault : null,
    /** What the server said of the order before this change no longer holds. */
    forgetFault: () => start.error && start.reset(),
  };
}

function useRequestId(): (order: LaunchOrder) => string {
  const last = useRef({ text: "", id: "" });
  return (order) => {
    const text = JSON.stringify(order);
    if (last.current.text !== text) last.current = { text, id: newRequestId() };
    return last.current.id;
  };
}

/** The server names fields as `input.<name>`, each with its sentence. */
function faultsByField(fault: RequestFault | null): Record<string, string> {
  const named = Object.entries(fault?.details ?? {}).flatMap(([key, sentence]): [string, string][] =>
    key.startsWith("input.") && typeof sentence === "string" ? [[key.slice("input.".length), sentence]] : [],
  );
  return Object.fromEntries(named);
}
export type Launch = ReturnType<typeof useLaunch>;
