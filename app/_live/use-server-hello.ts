"use client";

import { useEffect } from "react";
import { setServerNow } from "../_ui/server-clock";
import { createStore, useStore } from "../_ui/store";
import { useLive } from "./live-context";

/** What the server is, as it greets: its protocol and the build of its pages. */
const versions = createStore<{ first: string; now: string } | null>(null);

/** Takes the server's time and version from its greeting. */
export function useServerHello(): void {
  const { socket } = useLive();
  useEffect(() => {
    if (!socket) return;
    const greet = ({ version, build, now }: { version: number; build: string; now: string }) => {
      setServerNow(Date.parse(now));
      const known = `${version} ${build}`;
      versions.set({ first: versions.get()?.first ?? known, now: known });
    };
    socket.on("server:hello", greet);
    return () => void socket.off("server:hello", greet);
  }, [socket]);
}

/** Whether the server speaks a newer protocol than this page, or has newer pages: only a reload helps. */
export function useIsOutdated(): boolean {
  const seen = useStore(versions);
  return seen !== null && seen.first !== seen.now;
}
