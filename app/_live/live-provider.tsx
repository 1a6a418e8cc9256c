"use client";

import { type ReactNode, useEffect, useState } from "react";
import { readServerNow } from "../_ui/server-clock";
import { createStore } from "../_ui/store";
import { changeLink, type LinkState } from "./link-state";
import { LiveContext } from "./live-context";
import { type LiveSocket, openLiveSocket } from "./live-socket";
import { useListHints } from "./use-list-hints";
import { useRecovery } from "./use-recovery";
import { useServerHello } from "./use-server-hello";

type LiveProviderProps = { isSignedIn: boolean; children: ReactNode };

/** Keeps one socket open while someone is signed in, and what hangs on it: hints, recovery, the server's clock. */
export function LiveProvider({ isSignedIn, children }: LiveProviderProps) {
  const [link] = useState(() => createStore<LinkState>({ kind: "connecting", since: readServerNow() }));
  const [socket, setSocket] = useState<LiveSocket | null>(null);

  useEffect(() => {
    if (!isSignedIn) return;
    const opened = openLiveSocket();
    const change = (isUp: boolean) => link.set(changeLink(link.get(), isUp, readServerNow()));
    opened.on("connect", () => change(true));
    opened.on("disconnect", () => change(false));
    setSocket(opened);
    window.addEventListener("online", connectNow);
    function connectNow() {
      if (!opened.connected) opened.disconnect().connect();
    }
    return () => {
      window.removeEventListener("online", connectNow);
      setSocket(null);
      opened.disconnect();
    };
  }, [isSignedIn, link]);

  return (
    <LiveContext value={{ socket, link }}>
      <LiveDuties />
      {children}
    </LiveContext>
  );
}

function LiveDuties() {
  useServerHello();
  useListHints();
  useRecovery();
  return null;
}
