import type { Viewport } from "@xyflow/react";
import { LABEL_WIDTH } from "./lane-labels";
import type { Box } from "./place-in-lanes";

/** Smaller than this not all of a graph is shown at opening: its names cannot be read. */
const SMALLEST_WHOLE = 0.75;
/** A part of a graph is shown at least so large. */
const SMALLEST_PART = 0.85;
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

/** Whether all of the graph can be read at once in the pane. */
export function isReadableWhole(graph: Size, pane: Size): boolean {
  return fitAll(graph, pane).zoom >= SMALLEST_WHOLE;
}

/** The view at opening: all of it where that can be read, else the part around `focus`. */
export function fitAtOpen(graph: Size, pane: Size, focus: Box | undefined): Viewport {
  if (isReadableWhole(graph, pane)) return fitAll(graph, pane);
  const zoom = Math.max(SMALLEST_PART, Math.min(1, (pane.height - MARGIN - BUTTONS) / graph.height));
  const left = LABEL_WIDTH + MARGIN;
  const right = pane.width - MARGIN - graph.width * zoom;
  const wanted = focus ? (left + pane.width) / 2 - (focus.x + focus.width / 2) * zoom : left;
  const upper = focus ? pane.height / 2 - (focus.y + focus.height / 2) * zoom : MARGIN;
  const height = graph.height * zoom;
  const lowest = pane.height - BUTTONS - height;
  return {
    zoom,
    x: Math.min(left, Math.max(right, wanted)),
    y: lowest < MARGIN ? Math.min(MARGIN, Math.max(lowest, upper)) : Math.max(MARGIN, middle(height, pane)),
  };
}

/** The view moved as little as shows the whole of `box`; the same object when it is seen already. */
export function reveal(view: Viewport, pane: Size, box: Box): Viewport {
  const { zoom } = view;
  const x = moveInto(view.x, [box.x * zoom, box.width * zoom], [LABEL_WIDTH + MARGIN, pane.width - MARGIN]);
  const y = moveInto(view.y, [box.y * zoom, box.height * zoom], [MARGIN, pane.height - BUTTONS]);
  return x === view.x && y === view.y ? view : { zoom, x, y };
}

/** The nearest offset by which something at `start`, so `long`, lies between `from` and `to`. */
function moveInto(offset: number, [start, long]: [number, number], [from, to]: [number, number]): number {
  return Math.max(from - start, Math.min(to - long - start, offset));
}
