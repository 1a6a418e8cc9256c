"use client";

import { formatClock } from "./format-time";
import { LiveDot } from "./live-dot";
import { usePreference } from "./preferences";
import { useServerClock } from "./server-clock";

/**
 * How fresh a page is (experience.md 5). `since` is when the connection was lost, epoch milliseconds of the server's
 * clock; `seq` is the last event of the run on a run's page.
 */
export type Freshness =
  | { kind: "connecting" }
  | { kind: "live"; seq?: number | undefined }
  | { kind: "reconnecting"; since: number }
  | { kind: "stale"; since: number };

type FreshnessChipProps = { freshness: Freshness; onRetry?: (() => void) | undefined };

/** The chip in the page header: `Live - event 214`, `Reconnecting, 4 s`, `Stale since 10:42:07`. */
export function FreshnessChip({ freshness, onRetry }: FreshnessChipProps) {
  return (
    <span className="inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap text-ink-2 text-xs tabular-nums print:hidden">
      <Words freshness={freshness} />
      {freshness.kind === "stale" && onRetry && (
        <button
          type="button"
          onClick={onRetry}
          className="-mx-1 min-h-6 px-1 font-medium text-ink underline underline-offset-2"
        >
          Retry
        </button>
      )}
    </span>
  );
}

function Words({ freshness }: { freshness: Freshness }) {
  switch (freshness.kind) {
    case "connecting":
      return (
        <>
          <LiveDot tone="idle" /> Connecting
        </>
      );
    case "live":
      return (
        <>
          <LiveDot tone="done" beat={freshness.seq} />
          Live{freshness.seq !== undefined && ` · event ${freshness.seq}`}
        </>
      );
    case "reconnecting":
      return (
        <>
          <LiveDot tone="idle" />
          <Reconnecting since={freshness.since} />
        </>
      );
    case "stale":
      return (
        <>
          <LiveDot tone="waiting" />
          <Stale since={freshness.since} />
        </>
      );
  }
}

function Reconnecting({ since }: { since: number }) {
  const seconds = useServerClock((now) => Math.max(0, Math.round((now - since) / 1000)));
  return `Reconnecting, ${seconds} s`;
}

function Stale({ since }: { since: number }) {
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  return <span className="text-waiting">Stale since {formatClock(since, zone)}</span>;
}
