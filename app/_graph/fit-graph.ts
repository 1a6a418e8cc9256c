import type { Viewport } from "@xyflow/react";
import { LABEL_WIDTH } from "./lane-labels";
import type { Box } from "./place-in-lanes";

/** Below this the names cannot be read. */
const READABLE = 0.6;
const MARGIN = 16;
/** What the buttons take of the lower edge; the end of a graph mostly lies there. */
const BUTTONS = 64;

type Size = { width: number; height: number };

/** The view that shows all of the graph, as large as it can be read well. */
export function fitAll(graph: Size, pane: Size): Viewport {
  const width = pane.width - LABEL_WIDTH - 2 * MARGIN;
  const zoom = Math.min(
    1,
    Math.max(0.05, Math.min(width / graph.width, (pane.height - MARGIN - BUTTONS) / graph.height)),
  );
  return {
    zoom,
    x: LABEL_WIDTH + MARGIN + Math.max(0, (width - graph.width * zoom) / 2),
    y: Math.max(
      MARGIN,
      Math.min(middle(graph.height * zoom, pane), pane.height - BUTTONS - graph.height * zoom),
    ),
  };
}

function middle(height: number, pane: Size): number {
  return (pane.height - height) / 2;
}

/** The view at opening: all of it where that can be read, else the part around `focus`. */
export function fitAtOpen(graph: Size, pane: Size, focus: Box | undefined): Viewport {
  const all = fitAll(graph, pane);
  if (all.zoom >= READABLE) return all;
  const zoom = Math.max(READABLE, Math.min(1, (pane.height - 2 * MARGIN) / graph.height));
  const left = LABEL_WIDTH + MARGIN;
  const right = pane.width - MARGIN - graph.width * zoom;
  const wanted = focus ? (left + pane.width) / 2 - (focus.x + focus.width / 2) * zoom : left;
  const upper = focus ? pane.height / 2 - (focus.y + focus.height / 2) * zoom : MARGIN;
  const isTall = graph.height * zoom > pane.height - 2 * MARGIN;
  return {
    zoom,
    x: Math.min(left, Math.max(right, wanted)),
    y: isTall ? Math.min(MARGIN, upper) : Math.max(MARGIN, middle(graph.height * zoom, pane)),
  };
}
