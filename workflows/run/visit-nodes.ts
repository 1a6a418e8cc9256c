import type { Node } from "../definition/definition";
import type { Scope } from "./scope";
import type { Turn } from "./turn";
import { visitForEach, visitLoop, visitParallel } from "./visit-blocks";
import { visitRoute } from "./visit-route";
import { type Visit, visitStep } from "./visit-step";

/** Visits nodes one after the other, as far as they are settled. */
export function visitNodes(turn: Turn, nodes: readonly Node[], scope: Scope): Visit {
  for (const node of nodes) {
    if (visitNode(turn, node, scope) === "open") return "open";
  }
  return "settled";
}

function visitNode(turn: Turn, node: Node, scope: Scope): Visit {
  if (node.kind === "step") return visitStep(turn, node, scope);
  if (turn.state.blocks[scope.keyOf(node.key)]) return "settled";
  if (!turn.mayStart) return "open";
  switch (node.kind) {
    case "parallel":
      return visitParallel(turn, node, scope, visitNodes);
    case "loop":
      return visitLoop(turn, node, scope, visitNodes);
    case "forEach":
      return visitForEach(turn, node, scope, visitNodes);
    case "route":
      return visitRoute(turn, node, scope, visitNodes);
  }
}
