"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RunEvent } from "#workflows/run/events";
import { FaultState } from "../../../_trpc/fault-state";
import { readFault } from "../../../_trpc/read-fault";
import { Button } from "../../../_ui/button";
import { FormAlert } from "../../../_ui/form-alert";
import { Segments } from "../../../_ui/segments";
import { useRunAddress } from "../run-address";
import { CopyFixture } from "./copy-fixture";
import { EventRow } from "./event-row";
import { useEventPages } from "./use-event-pages";

type EventsTabProps = { runId: string; lastSeq: number; news: readonly RunEvent[] };

const ROW_HEIGHT = 33;
/** So near to the end one follows what comes. */
const AT_END = 40;

/** Every event by its number, the newest last; only rows in sight are drawn and read. */
export function EventsTab({ runId, lastSeq, news }: EventsTabProps) {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const isAtEnd = useRef(true);
  const { eventShape, shapeEvents } = useRunAddress();
  const virtual = useVirtualizer({
    count: lastSeq,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const { find, error, retry } = useEventPages(
    runId,
    news,
    (rows[0]?.index ?? 0) + 1,
    (rows.at(-1)?.index ?? -1) + 1,
  );
  useEffect(() => {
    if (isAtEnd.current) virtual.scrollToIndex(lastSeq - 1, { align: "end" });
  }, [lastSeq, virtual]);
  const toggle = useCallback((seq: number) => setOpen((before) => toggled(before, seq)), []);
  if (error && readFault(error).reason === "history-deleted")
    return <FaultState error={error} onRetry={retry} />;
  return (
    <div className="flex h-full flex-col max-lg:h-[70dvh]">
      <div className="flex shrink-0 flex-wrap items-center justify-between gap-2 border-b px-4 py-1">
        <Segments
          legend="Show events"
          name="events-as"
          options={SHAPES}
          value={eventShape}
          onChange={shapeEvents}
        />
        <CopyFixture runId={runId} lastSeq={lastSeq} />
      </div>
      <div
        ref={box}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END;
        }}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {error && (
          <div className="sticky top-0 z-10 flex items-center gap-3 bg-surface p-3">
            <FormAlert fault={readFault(error)} />
            <Button onClick={retry}>Try again</Button>
          </div>
        )}
        <ol className="relative" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, key, start }) => (
            <EventRow
              key={key}
              index={index}
              start={start}
              measure={virtual.measureElement}
              event={find(index + 1)}
              shape={eventShape}
              isOpen={open.has(index + 1)}
              onToggle={toggle}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}

const SHAPES = [
  { value: "compact", label: "Compact" },
  { value: "full", label: "Full" },
  { value: "json", label: "JSON" },
] as const;

function toggled(before: ReadonlySet<number>, seq: number): ReadonlySet<number> {
  const next = new Set(before);
  if (!next.delete(seq)) next.add(seq);
  return next;
}
