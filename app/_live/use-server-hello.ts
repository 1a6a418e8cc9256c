"use client";

import { useEffect } from "react";
import { setServerNow } from "../_ui/server-clock";
import { createStore, useStore } from "../_ui/store";
import { useLive } from "./live-context";

const versions = createStore<{ first: number; now: number } | null>(null);

/** Takes the server's time and version from its greeting. */
export function useServerHello(): void {
  const { socket } = useLive();
  useEffect(() => {
    if (!socket) return;
    const greet = ({ version, now }: { version: number; now: string }) => {
      setServerNow(Date.parse(now));
      versions.set({ first: versions.get()?.first ?? version, now: version });
    };
    socket.on("server:hello", greet);
    return () => void socket.off("server:hello", greet);
  }, [socket]);
}

/** Whether the server speaks a newer protocol than this page: only a reload helps. */
export function useIsOutdated(): boolean {
  const seen = useStore(versions);
  return seen !== null && seen.first !== seen.now;
}
