"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "../_trpc/trpc";
import { createStore, useStore } from "../_ui/store";
import { calm } from "./calm";
import { useLive } from "./live-context";

/** Hints come in bursts; a list is asked for again at most this often. */
const LEAST_PAUSE_MS = 300;

const openApprovals = createStore(0);

/** How many approvals are open, as the server last said. */
export function useOpenApprovals(): number {
  return useStore(openApprovals);
}

/** Asks for a list again when the server hints that it changed, and keeps the count of the inbox. */
export function useListHints(): void {
  const { socket } = useLive();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  useEffect(() => {
    if (!socket) return;
    const hints = [
      { name: "runs:changed", filter: trpc.runs.list.pathFilter() },
      { name: "runs:changed", filter: trpc.runs.count.pathFilter() },
      { name: "runs:changed", filter: trpc.bulk.pathFilter() },
      { name: "stops:changed", filter: trpc.stops.pathFilter() },
      { name: "inbox:changed", filter: trpc.approvals.pathFilter() },
      { name: "inbox:changed", filter: trpc.notifications.pathFilter() },
      { name: "agents:changed", filter: trpc.agents.pathFilter() },
    ] as const;
    const stops = hints.map(({ name, filter }) => {
      const refresh = calm(() => void queryClient.invalidateQueries(filter), LEAST_PAUSE_MS);
      socket.on(name, refresh.call);
      return () => {
        socket.off(name, refresh.call);
        refresh.stop();
      };
    });
    const follow = () => socket.emit("lists:follow");
    const count = ({ open }: { open: number }) => openApprovals.set(open);
    socket.on("inbox:changed", count);
    socket.on("connect", follow);
    if (socket.connected) follow();
    return () => {
      socket.off("connect", follow);
      socket.off("inbox:changed", count);
      for (const stop of stops) stop();
    };
  }, [socket, queryClient, trpc]);
}
