import type { Defect } from "./defect";
import type { Node } from "./definition";
import { listsIn } from "./walk-nodes";

/** Steps that no run can reach (reliability.md D7). */
export function checkReach(nodes: Node[]): Defect[] {
  const inner = nodes.flatMap((node) => listsIn(node).flatMap(checkReach));
  const stop = nodes.findIndex(endsEveryRun);
  const after = stop < 0 ? undefined : nodes[stop + 1];
  const node = nodes[stop];
  if (!after || !node) return inner;
  const why = node.kind === "route" ? `no route of "${node.key}" continues` : `"${node.key}" ends the run`;
  return [
    ...inner,
    {
      severity: "warning",
      code: "dead-step",
      message: `Nothing from here on is reached: ${why}.`,
      hint:
        node.kind === "route"
          ? "Let one route continue: to_next_step."
          : "Move the end behind the last step.",
      node: after,
      field: "",
    },
  ];
}

function endsEveryRun(node: Node): boolean {
  if (node.kind === "step") return node.mode === "end" && node.condition === null;
  return node.kind === "route" && node.condition === null && node.routes.every((route) => !route.continues);
}
