import { isOrder } from "./graph-parts";
import type { GraphLayout } from "./lay-out-graph";

export const WALK_KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const;
export type WalkKey = (typeof WALK_KEYS)[number];

/** Where an arrow key leads from a node: along the edges to the sides, else to the nearest node above or below. */
export function walkGraph(layout: GraphLayout, from: string, key: WalkKey): string | null {
  const forward = layout.edges.filter(({ edge }) => isOrder(edge) && edge.kind !== "loop");
  switch (key) {
    case "ArrowRight":
      return forward.find(({ edge }) => edge.from === from)?.edge.to ?? null;
    case "ArrowLeft":
      return forward.find(({ edge }) => edge.to === from)?.edge.from ?? null;
    default:
      return nearest(layout, from, key === "ArrowUp" ? -1 : 1);
  }
}

function nearest({ boxes }: GraphLayout, from: string, direction: 1 | -1): string | null {
  const here = boxes.get(from);
  if (!here) return null;
  const found = [...boxes]
    .map(([key, box]) => ({ key, down: (box.y - here.y) * direction, aside: Math.abs(box.x - here.x) }))
    .filter(({ key, down }) => key !== from && down > 1)
    .sort((one, other) => one.down + 2 * one.aside - (other.down + 2 * other.aside));
  return found[0]?.key ?? null;
}
