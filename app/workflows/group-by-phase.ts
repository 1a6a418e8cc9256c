import type { Node } from "#workflows/definition/definition";

/** Neighbours of the same phase together, in their order. */
export function groupByPhase(nodes: readonly Node[]): { phase: string | null; nodes: Node[] }[] {
  const groups: { phase: string | null; nodes: Node[] }[] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (last && last.phase === node.phase) last.nodes.push(node);
    else groups.push({ phase: node.phase, nodes: [node] });
  }
  return groups;
}
