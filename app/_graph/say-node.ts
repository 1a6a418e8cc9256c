import type { GraphNode } from "#workflows/definition/graph";
import type { NodeState } from "./graph-parts";
import { lookOfNode } from "./look-of-node";

const KINDS = {
  step: "step",
  parallel: "in parallel",
  loop: "loop",
  forEach: "for each item",
  route: "one of several ways",
} as const;

const GATES = {
  before: "a person approves the plan",
  after: "a person approves the result",
  both: "a person approves the plan and the result",
} as const;

/** All that a node of the graph tells, in one line: its name, who, where it stands, what is ahead. */
export function sayNode(node: GraphNode, state: NodeState | undefined): string {
  return [
    node.label,
    node.kind === "step" ? node.agent : KINDS[node.kind],
    state && lookOfNode(state).word,
    state?.round && `round ${state.round.now} of ${state.round.max}`,
    state?.items && `${state.items.done} of ${state.items.total} items done`,
    (state?.attempt ?? 1) > 1 && `attempt ${state?.attempt}`,
    node.gate && GATES[node.gate],
    node.optional && "optional",
  ]
    .filter(Boolean)
    .join(", ");
}

/** The few words on a block: where its loop or items are, else what it is. */
export function sayBlockBadge({ kind, label }: GraphNode, state: NodeState | undefined): string {
  if (state?.round) return `${state.round.now} of ${state.round.max}`;
  if (state?.items) return `${state.items.done} of ${state.items.total}`;
  switch (kind) {
    case "loop":
      return "repeat";
    case "forEach":
      return "for each";
    case "parallel":
      return "together";
    default:
      return label;
  }
}
