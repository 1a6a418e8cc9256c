"use client";

import { ChevronRight } from "lucide-react";
import type { RunEvent } from "#workflows/run/events";
import { cn } from "../../../_ui/cn";
import { CopyButton } from "../../../_ui/copy-button";
import { formatClock, formatMoment } from "../../../_ui/format-time";
import { PlainText } from "../../../_ui/plain-text";
import { usePreference } from "../../../_ui/preferences";
import type { EventShape } from "../run-address";
import { sayEvent } from "./say-event";

type EventRowProps = {
  index: number;
  /** Pixels from the top of the list. */
  start: number;
  measure: (row: HTMLElement | null) => void;
  /** Undefined while it is being read. */
  event: RunEvent | undefined;
  shape: EventShape;
  isOpen: boolean;
  onToggle: (seq: number) => void;
};

/** An event in one line, its record below on demand. */
export function EventRow({ index, start, measure, event, shape, isOpen, onToggle }: EventRowProps) {
  return (
    <li
      ref={measure}
      data-index={index}
      className="absolute inset-x-0 top-0 border-b"
      style={{ transform: `translateY(${start}px)` }}
    >
      {event ? (
        <EventLine event={event} shape={shape} isOpen={isOpen} onToggle={() => onToggle(event.seq)} />
      ) : (
        <p className="flex h-8 items-center gap-3 px-4 text-ink-3 text-xs">
          <span className="w-10 text-right tabular-nums">{index + 1}</span> Loading…
        </p>
      )}
      {event && isOpen && <EventRecord event={event} />}
    </li>
  );
}

type EventLineProps = { event: RunEvent; shape: EventShape; isOpen: boolean; onToggle: () => void };

function EventLine({ event, shape, isOpen, onToggle }: EventLineProps) {
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  const stepKey = "stepKey" in event.data ? event.data.stepKey : null;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={({ currentTarget }) => {
        onToggle();
        // A record that opens at the lower edge is brought into sight.
        requestAnimationFrame(() => currentTarget.closest("li")?.scrollIntoView({ block: "nearest" }));
      }}
      className="flex min-h-8 w-full items-center gap-3 px-4 py-1 text-left text-xs hover:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <span className="w-10 shrink-0 text-right text-ink-3 tabular-nums">{event.seq}</span>
      {shape !== "compact" && (
        <time
          dateTime={new Date(event.at).toISOString()}
          title={formatMoment(event.at, zone)}
          className="w-15 shrink-0 text-ink-3 tabular-nums max-sm:hidden"
        >
          {formatClock(event.at, zone)}
        </time>
      )}
      {shape === "json" ? (
        <code className="min-w-0 flex-1 truncate font-mono text-ink">
          <PlainText text={JSON.stringify({ type: event.type, data: event.data }).slice(0, 600)} />
        </code>
      ) : (
        <span className="flex min-w-0 flex-1 gap-x-3 max-sm:flex-col">
          {shape === "full" && (
            <code className="w-44 shrink-0 truncate font-mono text-ink-2">{event.type}</code>
          )}
          <span className="min-w-0 truncate text-ink">
            {stepKey && (
              <span className="text-ink-2">
                <PlainText text={stepKey} />{" "}
              </span>
            )}
            <PlainText text={sayEvent(event)} />
          </span>
        </span>
      )}
      <ChevronRight aria-hidden className={cn("size-3.5 shrink-0 text-ink-3", isOpen && "rotate-90")} />
    </button>
  );
}

function EventRecord({ event }: { event: RunEvent }) {
  const { seq, at, type, data } = event;
  const record = JSON.stringify({ seq, at: new Date(at).toISOString(), type, data }, null, 2);
  return (
    <div className="relative border-t bg-sunken">
      <CopyButton text={record} label="Copy the record" className="absolute top-1 right-2" />
      <pre className="max-h-96 overflow-auto px-4 py-2 font-mono text-xs">
        <PlainText text={record} />
      </pre>
    </div>
  );
}
