"use client";

import { formatDuration } from "./format-time";
import { useServerClock } from "./server-clock";

type TickingDurationProps = {
  /** Epoch milliseconds. */
  from: number;
  /** Null while it goes on. */
  to: number | null;
  className?: string;
};

/** How long something took, or has taken by now on the server's clock. */
export function TickingDuration({ from, to, className }: TickingDurationProps) {
  const words = useServerClock((now) => formatDuration(Math.max(0, (to ?? floorToSecond(now, from)) - from)));
  return <span className={className}>{words}</span>;
}

/** What still runs is told in whole seconds, so that it never flickers between "0 ms" and "1 s". */
function floorToSecond(now: number, from: number): number {
  return from + Math.max(1_000, Math.floor((now - from) / 1_000) * 1_000);
}
