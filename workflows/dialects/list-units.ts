import type { Node, StepNode } from "../definition/definition";

/** A node of a list with the optional steps that are offered before it, and belong to it. */
export type Unit = { nodes: Node[]; step: StepNode | null };

export function listUnits(nodes: Node[]): Unit[] {
  const keys = new Set(nodes.map(({ key }) => key));
  const units: Unit[] = [];
  let offered: Node[] = [];
  for (const node of nodes) {
    if (node.kind === "step" && keys.has(parentOf(node.key))) {
      offered.push(node);
      continue;
    }
    units.push({ nodes: [...offered, node], step: node.kind === "step" ? node : null });
    offered = [];
  }
  return units;
}

function parentOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf("/")));
}
