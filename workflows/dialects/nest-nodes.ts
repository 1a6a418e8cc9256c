import type { Node, OnReject } from "../definition/definition";
import { mapSteps } from "../definition/walk-nodes";
import { claimKey, type Lowering, type Scope } from "./scope";

/** Keys that nodes had before they were put into a block, with those that they have now. */
export type MovedKeys = Map<string, string>;

/** A block's key, free in its list: `stories`, `stories-2` ... */
export function claimBlockKey(lowering: Lowering, around: string, wanted: string): string {
  const scope: Scope = { lowering, prefix: around, phase: null };
  return claimKey(scope, wanted);
}

/** The nodes below a block's key; `around` is the prefix that their keys have now. */
export function nestNodes(moved: MovedKeys, nodes: Node[], around: string, blockKey: string): Node[] {
  const keyOf = (key: string) => `${blockKey}/${key.slice(around.length)}`;
  return nodes.map((node) => nestNode(moved, node, keyOf));
}

function nestNode(moved: MovedKeys, node: Node, keyOf: (key: string) => string): Node {
  const key = keyOf(node.key);
  moved.set(node.key, key);
  const inside = (nodes: Node[]) => nodes.map((one) => nestNode(moved, one, keyOf));
  switch (node.kind) {
    case "step":
      return { ...node, key };
    case "parallel":
      return { ...node, key, branches: node.branches.map(inside) };
    case "route":
      return { ...node, key, routes: node.routes.map((route) => ({ ...route, nodes: inside(route.nodes) })) };
    case "loop":
      return { ...node, key, nodes: inside(node.nodes), ...(node.check && { check: keyOf(node.check) }) };
    case "forEach":
      return { ...node, key, nodes: inside(node.nodes) };
  }
}

/** Lets ways back and the places of values follow their steps to the new keys. */
export function followMoves(moved: MovedKeys, nodes: Node[], { places }: Lowering): Node[] {
  if (moved.size === 0) return nodes;
  for (const [at, place] of [...places]) {
    const end = at.indexOf("\n");
    const key = at.slice(0, end);
    if (moved.has(key)) places.set(newKey(moved, key) + at.slice(end), place);
  }
  const follow = (rule: OnReject): OnReject =>
    rule.kind === "goto" ? { ...rule, step: newKey(moved, rule.step) } : rule;
  return mapSteps(nodes, (step) => ({ ...step, onReject: follow(step.onReject) }));
}

/** A node can be moved more than once: into the review loop, and with it into the story loop. */
function newKey(moved: MovedKeys, key: string): string {
  const next = moved.get(key);
  return next === undefined ? key : newKey(moved, next);
}
