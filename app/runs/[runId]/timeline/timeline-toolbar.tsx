"use client";

import { Minus, Plus } from "lucide-react";
import { Button } from "../../../_ui/button";
import { IconButton } from "../../../_ui/icon-button";
import { useShortcuts } from "../../../_ui/use-shortcuts";
import { Legend } from "./legend";
import type { useTimeline } from "./use-timeline";

type TimelineToolbarProps = {
  timeline: ReturnType<typeof useTimeline>;
  hasQueue: boolean;
  onQueue: () => void;
  /** Events read so far, while the history is being read. */
  reading: number | null;
};

/** What the bars mean, and how close one looks. */
export function TimelineToolbar({ timeline, hasQueue, onQueue, reading }: TimelineToolbarProps) {
  const { zoom, changeZoom, fit } = timeline;
  const run = { group: "Timeline" };
  useShortcuts([
    { ...run, keys: "+", does: "Closer", run: () => changeZoom(2) },
    { ...run, keys: "-", does: "Wider", run: () => changeZoom(0.5) },
    { ...run, keys: "0", does: "All of it", run: fit },
    { ...run, keys: "Shift+q", does: "Show or hide queue time", run: onQueue },
  ]);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-1.5 text-ink-2 text-xs">
      <Legend hasQueue={hasQueue} onQueue={onQueue} />
      {reading !== null && <span role="status">Reading the history, {reading} events so far…</span>}
      <span className="ml-auto flex items-center gap-0.5 print:hidden">
        <IconButton
          size="sm"
          label="Wider"
          keys="-"
          icon={<Minus />}
          disabled={zoom <= 1}
          onClick={() => changeZoom(0.5)}
        />
        <IconButton size="sm" label="Closer" keys="+" icon={<Plus />} onClick={() => changeZoom(2)} />
        <Button size="sm" tone="quiet" disabled={zoom === 1} onClick={fit}>
          Fit
        </Button>
      </span>
    </div>
  );
}
