"use client";

import { formatAge, formatMoment } from "./format-time";
import { usePreference } from "./preferences";
import { useServerClock } from "./server-clock";

type RelativeTimeProps = {
  /** ISO 8601, as the server sends it. */
  at: string;
  className?: string;
};

/** How long ago, or in how long, by the server's clock; the full moment and zone on hover. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const moment = Date.parse(at);
  const age = useServerClock((now) => formatAge(moment, now));
  return (
    <time dateTime={at} title={useMoment(at)} className={className}>
      {age}
    </time>
  );
}

/** The moment in full, in the time zone that the person chose. */
export function AbsoluteTime({ at, className }: RelativeTimeProps) {
  return (
    <time dateTime={at} className={className}>
      {useMoment(at)}
    </time>
  );
}

/** A moment in full, with its zone, as the person chose. */
export function useMoment(at: string): string {
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  return formatMoment(Date.parse(at), zone);
}
