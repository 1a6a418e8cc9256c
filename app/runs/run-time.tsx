"use client";

import { formatDuration } from "../_ui/format-time";
import { useServerClock } from "../_ui/server-clock";
import type { RunItem } from "./run-item";
import { usePeopleTime } from "./use-people-time";

/** How long a run took or takes, and how much of it people were waited for; the rest was machines' time. */
export function RunTime({ run, className }: { run: RunItem; className?: string }) {
  const from = Date.parse(run.startedAt);
  const to = run.finishedAt === null ? null : Date.parse(run.finishedAt);
  const whole = useServerClock((now) => formatDuration(wholeSeconds((to ?? now) - from, to !== null)));
  const people = usePeopleTime(run);
  return (
    <span className={className}>
      {whole}
      {people !== "" && (
        <span className="block text-ink-3 text-xs" title="Of it people were waited for so long">
          people {people}
        </span>
      )}
    </span>
  );
}

/** What still runs is told in whole seconds, so that it never flickers. */
function wholeSeconds(ms: number, isOver: boolean): number {
  return isOver && ms < 1_000 ? Math.max(0, ms) : Math.max(1_000, Math.floor(ms / 1_000) * 1_000);
}
