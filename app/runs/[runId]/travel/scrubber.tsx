"use client";

import { ChevronFirst, ChevronLeft, ChevronRight, Pause, Play, Radio } from "lucide-react";
import { useMemo } from "react";
import type { ReadHistory } from "../../../_live/use-run-history";
import { readFault } from "../../../_trpc/read-fault";
import { Button } from "../../../_ui/button";
import { formatClock } from "../../../_ui/format-time";
import { IconButton } from "../../../_ui/icon-button";
import { PlainText } from "../../../_ui/plain-text";
import { usePreference } from "../../../_ui/preferences";
import { useShortcuts } from "../../../_ui/use-shortcuts";
import { sayEvent } from "../events/say-event";
import { findLandmarks } from "./find-landmarks";
import { Landmarks } from "./landmarks";
import { usePlay } from "./use-play";
import type { Travel } from "./use-travel";

type ScrubberProps = { lastSeq: number; read: ReadHistory; travel: Travel; onWant: () => void };

/** Goes through the run's history event by event; `Live` leads back to now. */
export function Scrubber({ lastSeq, read, travel, onWant }: ScrubberProps) {
  const { at, goLive } = travel;
  const seq = at ?? lastSeq;
  const goTo = (to: number) => {
    onWant();
    if (to >= lastSeq) goLive();
    else travel.travel(Math.max(1, to));
  };
  const play = usePlay(seq, lastSeq, goTo, goLive);
  useShortcuts([
    { keys: ",", does: "One event back", group: "History", run: () => goTo(seq - 1) },
    { keys: ".", does: "One event on", group: "History", run: () => goTo(seq + 1) },
    { keys: "Shift+l", does: "Back to live", group: "History", run: goLive },
  ]);
  return (
    <section
      aria-label="History"
      className="sticky bottom-(--bar-height) z-10 flex shrink-0 items-center gap-x-2 border-t bg-surface px-3 py-1 max-sm:flex-wrap print:hidden"
    >
      <div className="flex">
        <IconButton
          size="sm"
          label="To the first event"
          icon={<ChevronFirst />}
          disabled={seq <= 1}
          onClick={() => goTo(1)}
        />
        <IconButton
          size="sm"
          label="One event back"
          keys=","
          icon={<ChevronLeft />}
          disabled={seq <= 1}
          onClick={() => goTo(seq - 1)}
        />
        <IconButton
          size="sm"
          label={play.isPlaying ? "Stop" : "Play the history"}
          icon={play.isPlaying ? <Pause /> : <Play />}
          onClick={() => {
            onWant();
            play.toggle();
          }}
        />
        <IconButton
          size="sm"
          label="One event on"
          keys="."
          icon={<ChevronRight />}
          disabled={at === null}
          onClick={() => goTo(seq + 1)}
        />
      </div>
      <Track
        {...{ seq, lastSeq, read, onWant }}
        onChange={(to) => {
          play.stop();
          goTo(to);
        }}
      />
      <Position {...{ at, seq, lastSeq, read }} />
      <Button size="sm" tone={at === null ? "quiet" : "primary"} disabled={at === null} onClick={goLive}>
        <Radio aria-hidden />
        Live
      </Button>
    </section>
  );
}

type TrackProps = Pick<ScrubberProps, "lastSeq" | "read" | "onWant"> & {
  seq: number;
  onChange: (seq: number) => void;
};

function Track({ seq, lastSeq, read: { history, readSeq }, onWant, onChange }: TrackProps) {
  // The history grows in place; `readSeq` tells how far.
  const landmarks = useMemo(() => findLandmarks(history.events.slice(0, readSeq)), [history, readSeq]);
  const event = history.events[seq - 1];
  return (
    <div className="relative min-w-24 flex-1 max-sm:order-first max-sm:basis-full">
      <Landmarks landmarks={landmarks} lastSeq={lastSeq} />
      <input
        type="range"
        aria-label="Event"
        aria-valuetext={`Event ${seq} of ${lastSeq}${event ? `, ${sayEvent(event)}` : ""}`}
        min={1}
        max={lastSeq}
        value={seq}
        onPointerDown={onWant}
        onFocus={onWant}
        onChange={({ target }) => onChange(Number(target.value))}
        className="relative block h-7 w-full cursor-pointer accent-ink"
      />
    </div>
  );
}

/** Which event, when, and what happened. */
function Position({
  at,
  seq,
  lastSeq,
  read,
}: { at: number | null; seq: number } & Pick<ScrubberProps, "lastSeq" | "read">) {
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  const event = read.history.events[seq - 1];
  if (read.error) {
    return (
      <p className="text-failed text-xs">
        {readFault(read.error).sentence}{" "}
        <button type="button" className="underline" onClick={read.retry}>
          Try again
        </button>
      </p>
    );
  }
  const isReading = at !== null && read.readSeq < at;
  return (
    <p className="flex min-w-0 items-baseline gap-x-2 text-ink-2 text-xs tabular-nums lg:max-w-120">
      <span className="shrink-0">
        event {seq} of {lastSeq}
      </span>
      {isReading && <span className="shrink-0">reading the history, {read.readSeq} so far…</span>}
      {at !== null && event && (
        <>
          <span className="shrink-0">{formatClock(event.at, zone)}</span>
          <span className="truncate text-ink max-md:hidden">
            <PlainText text={sayEvent(event)} />
          </span>
        </>
      )}
    </p>
  );
}
