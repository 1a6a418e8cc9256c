import type { Node, StepNode, WorkflowDefinition } from "./definition";
import { nameItems } from "./name-items";
import { makersIn } from "./symbolic";
import { listsIn, stepsIn } from "./walk-nodes";

export type GraphNode = {
  key: string;
  kind: Node["kind"];
  label: string;
  /** `analyst/pm` for either, `various` for the owner at hand, null for blocks and markers. */
  agent: string | null;
  phase: string | null;
  gate: StepNode["gate"];
  optional: boolean;
};
/** `next` is the order, `document` a document handed on, `route` a choice, `loop` a way back. */
export type GraphEdge = {
  from: string;
  to: string;
  kind: "next" | "document" | "route" | "loop";
  label: string;
};
export type WorkflowGraph = { nodes: GraphNode[]; edges: GraphEdge[] };

/** A way that leads out of a node and to whatever comes next. */
type Exit = { from: string; kind: "next" | "route"; label: string };

/** A sequence (the first unless named) as nodes and edges for display. */
export function graphOf(definition: WorkflowDefinition, sequence?: string): WorkflowGraph {
  const { sequences } = definition;
  const nodes = (sequences.find(({ name }) => name === sequence) ?? sequences[0])?.nodes ?? [];
  const edges: GraphEdge[] = [];
  connect(nodes, [], edges);
  return {
    nodes: showNodes(nodes, []),
    edges: [...edges, ...documentEdges(nodes), ...gotoEdges(nodes)],
  };
}

/** Each block before what is in it; one node of a map's body stands for all its items. */
function showNodes(nodes: readonly Node[], around: readonly Node[]): GraphNode[] {
  return nodes.flatMap((node) => [
    showNode(node, around),
    ...listsIn(node).flatMap((inside) => showNodes(inside, [...around, node])),
  ]);
}

function showNode(node: Node, around: readonly Node[]): GraphNode {
  const { key, kind, phase } = node;
  const shown = { key, kind, label: nameItems(node.label, around), phase };
  if (node.kind !== "step") return { ...shown, agent: null, gate: null, optional: false };
  const agent = node.anyAgent ? "various" : node.agents.join("/") || null;
  return { ...shown, agent, gate: node.gate, optional: node.optional };
}

/** Draws a list of nodes behind `exits`, and answers the ways out of its end. */
function connect(nodes: readonly Node[], exits: Exit[], edges: GraphEdge[]): Exit[] {
  return nodes.reduce((open, node) => {
    for (const { from, kind, label } of open) edges.push({ from, to: node.key, kind, label });
    return connectInside(node, edges);
  }, exits);
}

function connectInside(node: Node, edges: GraphEdge[]): Exit[] {
  const enter: Exit = { from: node.key, kind: "next", label: "" };
  switch (node.kind) {
    case "step":
      return [enter];
    case "parallel":
      return node.branches.flatMap((branch) => connect(branch, [enter], edges));
    case "route":
      return node.routes.flatMap(({ name, nodes, continues }) => {
        const ends = connect(nodes, [{ from: node.key, kind: "route", label: name }], edges);
        return continues ? ends : [];
      });
    case "loop":
    case "forEach": {
      const label =
        node.kind === "loop"
          ? `until ${node.untilText}, at most ${node.max}`
          : `each ${node.as} of ${node.list}`;
      const ends = connect(node.nodes, [enter], edges);
      for (const { from } of ends) edges.push({ from, to: node.key, kind: "loop", label });
      return ends.map((end) => ({ ...end, kind: "next", label: "" }));
    }
  }
}

function documentEdges(nodes: readonly Node[]): GraphEdge[] {
  const makers = makersIn(nodes);
  return stepsIn(nodes).flatMap(({ key, inputs }) =>
    inputs
      .filter(({ symbolic }) => !symbolic)
      .flatMap(({ name }) =>
        (makers.get(name) ?? []).filter((from) => from !== key).map((from) => documentEdge(from, key, name)),
      ),
  );
}

function documentEdge(from: string, to: string, label: string): GraphEdge {
  return { from, to, kind: "document", label };
}

function gotoEdges(nodes: readonly Node[]): GraphEdge[] {
  return stepsIn(nodes).flatMap(({ key, onReject }): GraphEdge[] =>
    onReject.kind === "goto" ? [{ from: key, to: onReject.step, kind: "loop", label: "rejected" }] : [],
  );
}
