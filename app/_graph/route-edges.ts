import type { GraphEdge, WorkflowGraph } from "#workflows/definition/graph";
import { edgeId } from "./graph-parts";
import { type Box, COLUMN_GAP, type Placed, ROW_GAP, STEP } from "./place-in-lanes";

export type Point = { x: number; y: number };
export type RoutedEdge = { id: string; edge: GraphEdge; points: Point[] };

/** How far from a node an edge turns. */
const TURN = COLUMN_GAP / 2;
/** Edges in one channel lie this far from each other. */
const APART = 5;

/**
 * Draws each edge with right angles: straight into the next column, else through the free channel between rows,
 * so that no edge passes behind a node.
 */
export function routeEdges({ edges }: WorkflowGraph, { boxes }: Placed): RoutedEdge[] {
  const inChannel = new Map<number, number>();
  return edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (!from || !to || edge.from === edge.to) return [];
    const points = isNextColumn(from, to) ? across(from, to) : around(from, to, inChannel);
    return [{ id: edgeId(edge), edge, points }];
  });
}

/** Nothing can stand between: the gap is the one between two neighbouring columns. */
function isNextColumn(from: Box, to: Box): boolean {
  const gap = to.x - (from.x + from.width);
  return gap > 0 && gap < COLUMN_GAP + STEP.width / 2;
}

function across(from: Box, to: Box): Point[] {
  const start = exitOf(from);
  const end = entryOf(to);
  if (start.y === end.y) return [start, end];
  const x = end.x - TURN;
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

function around(from: Box, to: Box, inChannel: Map<number, number>): Point[] {
  const start = exitOf(from);
  const end = entryOf(to);
  const isBack = end.x <= start.x;
  const row = isBack ? Math.max(bottomOf(from), bottomOf(to)) : Math.min(bottomOf(from), bottomOf(to));
  const used = inChannel.get(row) ?? 0;
  inChannel.set(row, used + 1);
  const y = row + ROW_GAP / 2 + ((used % 4) - 1.5) * APART;
  const out = { x: start.x + TURN / 2 + (used % 4) * 2, y: start.y };
  const back = { x: end.x - TURN / 2 - (used % 4) * 2, y: end.y };
  return [start, out, { x: out.x, y }, { x: back.x, y }, back, end];
}

function exitOf({ x, y, width, height }: Box): Point {
  return { x: x + width, y: y + height / 2 };
}

function entryOf({ x, y, height }: Box): Point {
  return { x, y: y + height / 2 };
}

/** The bottom of the row that a node stands in, whatever its own height. */
function bottomOf({ y, height }: Box): number {
  return y + height / 2 + STEP.height / 2;
}

/** The points as an SVG path with rounded corners. */
export function drawPath(points: readonly Point[], radius = 6): string {
  return points
    .map((point, at) => {
      const before = points[at - 1];
      const after = points[at + 1];
      if (!before) return `M ${point.x} ${point.y}`;
      if (!after) return `L ${point.x} ${point.y}`;
      const into = towards(point, before, radius);
      const out = towards(point, after, radius);
      return `L ${into.x} ${into.y} Q ${point.x} ${point.y} ${out.x} ${out.y}`;
    })
    .join(" ");
}

function towards(from: Point, to: Point, most: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const part = Math.min(most, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
