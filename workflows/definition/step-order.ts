import type { Node } from "./definition";
import { listsIn } from "./walk-nodes";

/** How two nodes stand in time: `concurrent` in different branches, `exclusive` on different routes. */
export type Relation = "same" | "before" | "after" | "concurrent" | "exclusive" | "inside" | "around";

type Turn = { position: number; list: number; kind: Node["kind"] };

/** Tells of any two nodes of a sequence which one comes first, by their keys. */
export type StepOrder = { relation(from: string, to: string): Relation };

export function orderOf(nodes: readonly Node[]): StepOrder {
  const paths = new Map<string, Turn[]>();
  collect(nodes, [], paths);
  return {
    relation: (from, to) => compare(paths.get(from) ?? [], paths.get(to) ?? []),
  };
}

/** A path is a turn for each level: the node's position in its list, and which list inside it was taken. */
function collect(nodes: readonly Node[], path: Turn[], into: Map<string, Turn[]>): void {
  for (const [position, node] of nodes.entries()) {
    into.set(node.key, [...path, { position, list: -1, kind: node.kind }]);
    for (const [list, inner] of listsIn(node).entries()) {
      collect(inner, [...path, { position, list, kind: node.kind }], into);
    }
  }
}

function compare(from: Turn[], to: Turn[]): Relation {
  for (const [level, one] of from.entries()) {
    const other = to[level];
    if (!other) return "inside";
    if (one.position !== other.position) return one.position < other.position ? "before" : "after";
    if (one.list === other.list) continue;
    if (one.list < 0) return "around";
    if (other.list < 0) return "inside";
    return one.kind === "route" ? "exclusive" : "concurrent";
  }
  return from.length < to.length ? "around" : "same";
}
