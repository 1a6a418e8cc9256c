import type { Node } from "../definition/definition";
import type { Scope } from "./scope";
import { isOpen } from "./step-state";
import type { Turn } from "./turn";
import type { Visit } from "./visit";
import { visitForEach, visitParallel } from "./visit-branches";
import { visitLoop } from "./visit-loop";
import { visitRoute } from "./visit-route";
import { visitStep } from "./visit-step";

/** Visits nodes one after the other, as far as they are settled. */
function visitNodes(turn: Turn, nodes: readonly Node[], scope: Scope): Visit {
  for (const node of nodes) {
    if (visitNode(turn, node, scope) === "open") return "open";
  }
  return "settled";
}

export function visitNode(turn: Turn, node: Node, scope: Scope): Visit {
  if (node.kind === "step") return visitStep(turn, node, scope);
  const key = scope.keyOf(node.key);
  if (turn.isSettled(key)) return "settled";
  const block = turn.step(key);
  if ((block && isOpen(block)) || !turn.mayStart) return "open";
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
