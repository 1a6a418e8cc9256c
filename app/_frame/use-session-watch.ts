"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { onSessionChanged } from "../_trpc/session-news";
import { useTRPC } from "../_trpc/trpc";

/** `stranger`: nobody was signed in on this page; `ended`: someone was, and is no more. */
export type SessionState = "unknown" | "stranger" | "known" | "ended";

type Session = { principal: { id: string } | null };

/** Follows the session of this page while other tabs, the server and time change it. */
export function useSessionWatch(session: Session | undefined): SessionState {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [ownId, setOwnId] = useState<string | null>(null);
  const id = session?.principal?.id ?? null;
  if (id && ownId === null) setOwnId(id);
  const state = readState(session !== undefined, id, ownId);

  useEffect(
    () => onSessionChanged(() => void queryClient.invalidateQueries(trpc.session.me.queryFilter())),
    [queryClient, trpc],
  );

  // Someone else signed in: nothing of the one before may stay on this page.
  useEffect(() => {
    if (id && ownId && id !== ownId) window.location.reload();
  }, [id, ownId]);

  // Signed in again: what was refused meanwhile is asked for once more.
  useEffect(() => {
    if (state === "ended") return () => void queryClient.invalidateQueries();
  }, [state, queryClient]);

  return state;
}

function readState(isAnswered: boolean, id: string | null, ownId: string | null): SessionState {
  if (!isAnswered) return "unknown";
  if (id) return "known";
  return ownId ? "ended" : "stranger";
}
