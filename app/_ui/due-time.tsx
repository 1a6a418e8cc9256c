"use client";

import { cn } from "./cn";
import { formatAge } from "./format-time";
import { useMoment } from "./relative-time";
import { useServerClock } from "./server-clock";

/** A time limit: what is left of it, or in red by how long it is over; the full moment and zone on hover. */
export function DueTime({ at }: { at: string }) {
  const due = useServerClock((now) => sayDue(Date.parse(at), now));
  return (
    <time
      dateTime={at}
      title={useMoment(at)}
      className={cn(due.endsWith("overdue") && "font-medium text-failed")}
    >
      {due}
    </time>
  );
}

/** "due in 2 h", "1 d overdue". Epoch milliseconds. */
export function sayDue(at: number, now: number): string {
  const age = formatAge(at, now);
  if (at > now) return `due ${age}`;
  return age === "now" ? "just overdue" : age.replace(/ ago$/, " overdue");
}
