"use client";

import { type RefObject, useSyncExternalStore } from "react";
import { formatClock, formatDuration } from "../../../_ui/format-time";
import { usePreference } from "../../../_ui/preferences";
import type { TimeScale } from "./time-scale";

/** Width of the names at the left, pixels. */
export const LABELS_WIDTH = 232;
const TICK_EVERY = 150;
/** The axis is drawn again when one scrolled so far. */
const STEP = 600;

type TimelineAxisProps = { scale: TimeScale; box: RefObject<HTMLDivElement | null>; height: number };

/** Times of day above the rows, and a zigzag with its length where nothing moved. */
export function TimelineAxis({ scale, box, height }: TimelineAxisProps) {
  const zone = usePreference("timeZone") === "utc" ? "UTC" : undefined;
  const left = useScrolled(box);
  const idle = scale.pieces.filter((piece) => piece.isIdle && isNear(piece.x, left));
  const ticks = listTicks(scale.width, left).filter(
    (x) => !idle.some((piece) => x + 60 > piece.x && x < piece.x + piece.width),
  );
  return (
    <div className="sticky top-0 z-2 h-7 border-b bg-sunken text-ink-3 text-xs tabular-nums">
      <div
        style={{ width: LABELS_WIDTH }}
        className="sticky left-0 z-1 h-full border-r bg-sunken px-3 leading-7"
      >
        Attempts
      </div>
      <div className="absolute inset-y-0" style={{ left: LABELS_WIDTH }}>
        {ticks.map((x) => (
          <span
            key={x}
            className="absolute top-0 border-l border-l-line-strong pl-1 leading-7"
            style={{ left: x }}
          >
            {formatClock(scale.momentAt(x), zone)}
          </span>
        ))}
        {idle.map(({ x, width, from, to }) => (
          <span key={from} className="absolute top-0" style={{ left: x, width }}>
            <span title="Nothing worked" className="block truncate text-center text-2xs leading-7">
              {formatDuration(to - from)
                .split(" ", 2)
                .join(" ")}
            </span>
            <Zigzag height={height} width={width} />
          </span>
        ))}
      </div>
    </div>
  );
}

/** The fold in the time: a torn edge over all rows. */
function Zigzag({ height, width }: { height: number; width: number }) {
  return (
    <svg
      aria-hidden
      width={width}
      height={Math.min(height, 20_000)}
      className="-z-1 pointer-events-none absolute top-7 left-0"
    >
      <defs>
        <pattern id="zigzag" width="8" height="12" patternUnits="userSpaceOnUse">
          <path d="M2 0 L6 6 L2 12" className="fill-none stroke-line-strong" />
        </pattern>
      </defs>
      <rect width={8} x={6} height="100%" fill="url(#zigzag)" />
      <rect width={8} x={width - 14} height="100%" fill="url(#zigzag)" />
    </svg>
  );
}

/** Where a time of day is written, in and near the part that is in sight. */
function listTicks(width: number, left: number): number[] {
  const from = Math.max(0, left - STEP);
  const to = Math.min(width, left + 4_000);
  return Array.from(
    { length: Math.max(0, Math.ceil((to - from) / TICK_EVERY)) },
    (_, at) => from + at * TICK_EVERY,
  );
}

function isNear(x: number, left: number): boolean {
  return x > left - STEP && x < left + 4_000;
}

/** How far the pane is scrolled to the side, in big steps. */
function useScrolled(box: RefObject<HTMLDivElement | null>): number {
  const read = () => Math.floor((box.current?.scrollLeft ?? 0) / STEP) * STEP;
  return useSyncExternalStore(
    (listener) => {
      box.current?.addEventListener("scroll", listener, { passive: true });
      return () => box.current?.removeEventListener("scroll", listener);
    },
    read,
    read,
  );
}
