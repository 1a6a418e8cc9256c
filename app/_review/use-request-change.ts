"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { newRequestId } from "../_trpc/new-request-id";
import { readFault } from "../_trpc/read-fault";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { showToast } from "../_ui/toast";

/** What can be done about a request besides deciding it; each tells of itself, and refuses with a sentence. */
export function useRequestChange(approvalId: string) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries(trpc.approvals.pathFilter());
  const onSuccess = (said: string) => {
    showToast(said, { kind: "done" });
    return refresh();
  };
  const commentIdFor = useCommentId();
  const ask = useMutation({
    mutationFn: async (text: string) => {
      await client.approvals.comment.mutate({ approvalId, commentId: commentIdFor(text), text });
      return "Your question is in the history of the request.";
    },
    onSuccess,
  });
  const assign = useMutation({
    mutationFn: async ({ id, name }: { id: string | null; name: string }) => {
      await client.approvals.assign.mutate({ approvalId, assignee: id });
      return id === null ? "Nobody is asked in person any more." : `${name} is asked now.`;
    },
    onSuccess,
  });
  const snooze = useMutation({
    mutationFn: async (until: Date | null) => {
      await client.approvals.snooze.mutate({ approvalId, until: until?.toISOString() ?? null });
      return until === null ? "Back in the inbox." : "Put aside. Anybody may still decide it.";
    },
    onSuccess,
  });
  return { ask, assign, snooze };
}

/** The same words again, after an answer that was lost, have the same id, so that they are said once. */
export function useCommentId(): (text: string) => string {
  const last = useRef({ text: "", id: "" });
  return (text) => {
    if (last.current.text !== text) last.current = { text, id: newRequestId() };
    return last.current.id;
  };
}

export function sayFault(error: unknown): string | null {
  return error ? readFault(error).sentence : null;
}
