"use client";

import { useMemo } from "react";
import { useLiveText } from "../../../_live/use-live-text";
import { FaultState } from "../../../_trpc/fault-state";
import { formatClock, formatMoment } from "../../../_ui/format-time";
import { Loading } from "../../../_ui/loading";
import { PlainText } from "../../../_ui/plain-text";
import { usePreference } from "../../../_ui/preferences";
import { sayEvent } from "../events/say-event";
import type { LiveRun } from "../live-run";
import { LiveWriting } from "./live-writing";

/** All that happened at the place, event by event, and what is being written there. */
export function StepLog({ run, placeKey }: { run: LiveRun; placeKey: string }) {
  const { view, read, texts } = run;
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  const text = useLiveText(texts, placeKey);
  const { history, readSeq, error, retry } = read;
  const seq = Math.min(view.seq, readSeq);
  const events = useMemo(
    () => history.events.slice(0, seq).filter(({ data }) => "stepKey" in data && data.stepKey === placeKey),
    [history, seq, placeKey],
  );
  if (error && seq === 0) return <FaultState error={error} onRetry={retry} />;
  if (seq === 0) return <Loading text="Reading the history…" rows={6} />;
  return (
    <div className="grid gap-4 py-4">
      {events.length === 0 && <p className="px-4 text-ink-2 text-sm">Nothing happened here yet.</p>}
      <ol className="grid gap-1 px-4 text-xs">
        {events.map((event) => (
          <li key={event.seq} className="flex gap-3">
            <span className="w-9 shrink-0 text-right text-ink-3 tabular-nums">{event.seq}</span>
            <time title={formatMoment(event.at, zone)} className="shrink-0 text-ink-3 tabular-nums">
              {formatClock(event.at, zone)}
            </time>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <PlainText text={sayEvent(event)} />
            </span>
          </li>
        ))}
      </ol>
      {text !== null && <LiveWriting text={text} by="The agent" />}
    </div>
  );
}
