"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { readServerNow } from "../_ui/server-clock";
import { createStore, type Store } from "../_ui/store";
import { changeLink, type LinkState } from "./link-state";
import { type LiveSocket, openLiveSocket } from "./live-socket";
import { useListHints } from "./use-list-hints";
import { useRecovery } from "./use-recovery";
import { useServerHello } from "./use-server-hello";

type Live = {
  /** Null before someone is signed in. */
  socket: LiveSocket | null;
  link: Store<LinkState>;
};

const LiveContext = createContext<Live | null>(null);

/** The page's socket and the state of the link. */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error("useLive needs a LiveProvider around it.");
  return live;
}

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
    return () => {
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
