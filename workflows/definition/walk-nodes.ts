import type { Node, StepNode } from "./definition";

/** The nodes directly inside a block, list by list: branches, routes, or the one body. */
export function listsIn(node: Node): Node[][] {
  switch (node.kind) {
    case "step":
      return [];
    case "parallel":
      return node.branches;
    case "route":
      return node.routes.map((route) => route.nodes);
    case "loop":
    case "forEach":
      return [node.nodes];
  }
}

/** All nodes, each block before what is inside it, in document order. */
export function nodesIn(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...listsIn(node).flatMap(nodesIn)]);
}

/** All steps in document order. */
export function stepsIn(nodes: readonly Node[]): StepNode[] {
  return nodesIn(nodes).filter((node) => node.kind === "step");
}

/** The same tree with every step replaced. */
export function mapSteps(nodes: readonly Node[], change: (step: StepNode) => StepNode): Node[] {
  return nodes.map((node) => mapNode(node, change));
}

function mapNode(node: Node, change: (step: StepNode) => StepNode): Node {
  switch (node.kind) {
    case "step":
      return change(node);
    case "parallel":
      return { ...node, branches: node.branches.map((branch) => mapSteps(branch, change)) };
    case "route": {
      const routes = node.routes.map((route) => ({ ...route, nodes: mapSteps(route.nodes, change) }));
      return { ...node, routes };
    }
    case "loop":
    case "forEach":
      return { ...node, nodes: mapSteps(node.nodes, change) };
  }
}
