import type { GraphEdge, GraphNode } from "#workflows/definition/graph";
import type { StepStage, StepStatus } from "#workflows/run/step-state";

/** Where a node of a graph stands in a run; without any the graph shows a definition. */
export type NodeState = {
  status: StepStatus;
  /** Tells of a pending step whether it is on its way. */
  stage?: StepStage["stage"];
  /** Its agent's text is arriving at this moment. */
  isWriting?: boolean;
  /** Of a loop that was entered, or a step in one: "2 of 3". */
  round?: { now: number; max: number };
  /** Of a map whose items are known: how many are done. */
  items?: { done: number; total: number };
  /** The attempt that it is at, from 1. */
  attempt?: number;
};

/** Something that passed along an edge and can be opened, such as a handoff. */
export type EdgeMark = { id: string; label: string; isSound: boolean };

/** The name of an edge in a layout and in `marks`. */
export function edgeId({ from, to, kind, label }: GraphEdge): string {
  return `${from} ${kind} ${to} ${label}`;
}

/** Edges that tell the order; documents are drawn for the selected node alone. */
export function isOrder({ kind }: GraphEdge): boolean {
  return kind !== "document";
}

/** The lane of every node: its agent, else (blocks, markers) that of the first step inside or of the one before. */
export function lanesOf(nodes: readonly GraphNode[]): Map<string, string> {
  const lanes = new Map<string, string>();
  let before = nodes.find(({ agent }) => agent !== null)?.agent ?? NO_AGENT;
  nodes.forEach((node, at) => {
    const inside = nodes.slice(at + 1).find(({ key, agent }) => agent !== null && isUnder(key, node.key));
    const lane = node.agent ?? inside?.agent ?? before;
    lanes.set(node.key, lane);
    before = lane;
  });
  return lanes;
}

const NO_AGENT = "no agent";

function isUnder(key: string, block: string): boolean {
  return key.startsWith(`${block}/`);
}
