"use client";

import { createContext, use } from "react";
import type { Store } from "../_ui/store";
import type { LinkState } from "./link-state";
import type { LiveSocket } from "./live-socket";

/** The page's socket and the state of the link. */
export type Live = {
  /** Null before someone is signed in. */
  socket: LiveSocket | null;
  link: Store<LinkState>;
};

export const LiveContext = createContext<Live | null>(null);

/** For everything below a LiveProvider. */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error("useLive needs a LiveProvider around it.");
  return live;
}
