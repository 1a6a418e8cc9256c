"use client";

import type { Freshness } from "../_ui/freshness-chip";
import { useServerClock } from "../_ui/server-clock";
import { useStore } from "../_ui/store";
import { readFreshness } from "./link-state";
import { useLive } from "./live-context";

/** How fresh the page is; `seq` is the last event of the run it shows, if it shows one. */
export function useFreshness(seq?: number): Freshness {
  const link = useStore(useLive().link);
  const now = useServerClock((time) => (link.kind === "up" ? 0 : time));
  const freshness = readFreshness(link, now);
  return freshness.kind === "live" ? { kind: "live", seq } : freshness;
}
