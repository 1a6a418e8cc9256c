"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "../_trpc/trpc";
import { announce } from "../_ui/announcer";
import { useLive } from "./live-context";
import { useFreshness } from "./use-freshness";

const POLL_MS = 5_000;
const REFUSED_PAUSE_MS = 5_000;

/** Makes the page right again by itself: what it shows is asked for anew after every connect, and while stale. */
export function useRecovery(): void {
  const isStale = useFreshness().kind === "stale";
  const queryClient = useQueryClient();
  const { socket } = useLive();

  useEffect(() => {
    if (!isStale) return;
    const timer = setInterval(() => void queryClient.invalidateQueries(), POLL_MS);
    return () => {
      clearInterval(timer);
      announce("Connected again");
    };
  }, [isStale, queryClient]);

  // Also after the first connect: between the first answers and it, a hint may have been missed.
  useEffect(() => {
    if (!socket) return;
    const refresh = () => void queryClient.invalidateQueries({}, { cancelRefetch: false });
    socket.on("connect", refresh);
    return () => void socket.off("connect", refresh);
  }, [socket, queryClient]);

  useRefusals();
}

/** The server closed the socket or refused it: the session may be over, which the page must know. */
function useRefusals(): void {
  const { socket } = useLive();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  useEffect(() => {
    if (!socket) return;
    let timer: ReturnType<typeof setTimeout>;
    const lookAgain = () => {
      // While it is active it goes on trying by itself.
      if (socket.active) return;
      void queryClient.invalidateQueries(trpc.session.me.queryFilter());
      clearTimeout(timer);
      timer = setTimeout(() => socket.connect(), REFUSED_PAUSE_MS);
    };
    socket.on("connect_error", lookAgain);
    socket.on("disconnect", lookAgain);
    return () => {
      clearTimeout(timer);
      socket.off("connect_error", lookAgain);
      socket.off("disconnect", lookAgain);
    };
  }, [socket, queryClient, trpc]);
}
