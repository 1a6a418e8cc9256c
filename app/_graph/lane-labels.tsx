"use client";

import { useViewport } from "@xyflow/react";
import type { Lane } from "./place-in-lanes";

/** The agents' names at the left edge; they stay there however far one moves the graph. */
export function LaneLabels({ lanes }: { lanes: readonly Lane[] }) {
  const { y, zoom } = useViewport();
  return (
    <ul
      aria-label="Lanes"
      className="pointer-events-none absolute inset-y-0 left-0 z-10 w-26 overflow-hidden border-r bg-surface max-sm:w-20"
    >
      {lanes.map((lane) => (
        <li
          key={lane.agent}
          style={{ transform: `translateY(${lane.y * zoom + y}px)`, height: lane.height * zoom }}
          className="absolute inset-x-0 top-0 flex items-center overflow-hidden border-b px-3 font-medium text-ink-2 text-xs max-sm:px-1 max-sm:text-2xs"
        >
          <span className="line-clamp-2 min-w-0 [overflow-wrap:anywhere]">{lane.agent}</span>
        </li>
      ))}
    </ul>
  );
}

/** Width of the labels, pixels: the graph keeps clear of them. */
export const LABEL_WIDTH = 104;
