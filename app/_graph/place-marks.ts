import type { Point, RoutedEdge } from "./route-edges";

/** The middles of two marks lie at least this far from each other, so that each can be pressed. */
const CLEAR = 26;

/**
 * Where the marks of edges stand: in the middle of the longest stretch where that is free, else on another, else
 * nearer to its ends. By the edges' ids.
 */
export function placeMarks(edges: readonly RoutedEdge[]): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const { id, points } of edges) {
    const wanted = candidatesOn(points);
    const free = wanted.find((point) => [...places.values()].every((other) => isClear(point, other)));
    const place = free ?? wanted[0];
    if (place) places.set(id, place);
  }
  return places;
}

function isClear(one: Point, other: Point): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) >= CLEAR;
}

/** Places on a line, the best first. */
function candidatesOn(points: readonly Point[]): Point[] {
  const stretches = points
    .flatMap((to, at) => {
      const from = points[at - 1];
      return from ? [{ from, to, length: Math.hypot(to.x - from.x, to.y - from.y) }] : [];
    })
    .sort((one, other) => other.length - one.length);
  return [0.5, 0.25, 0.75].flatMap((part) =>
    stretches.map(({ from, to }) => ({
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    })),
  );
}
