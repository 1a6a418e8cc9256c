"use client";

import { formatDuration } from "../_ui/format-time";
import { useServerClock } from "../_ui/server-clock";
import type { RunItem } from "./run-item";

/** How long people were waited for in a run, until this moment; empty while that is not worth a word. */
export function usePeopleTime({ people, finishedAt }: Pick<RunItem, "people" | "finishedAt">): string {
  return useServerClock((now) => {
    const to = finishedAt === null ? now : Date.parse(finishedAt);
    const open = people.since === null ? 0 : Math.max(0, to - Date.parse(people.since));
    const ms = people.ms + open;
    return ms < 1_000 ? "" : formatDuration(Math.floor(ms / 1_000) * 1_000);
  });
}
