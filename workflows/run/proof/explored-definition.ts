import type { Node, WorkflowDefinition } from "../../definition/definition";

/** Rounds of a loop that are explored: the first, one with the documents of the first, and one at the bound. */
export const MOST_ROUNDS = 3;

/**
 * One sequence as it is explored: without what decides nothing. Who works, how many must agree and what texts
 * say changes no path; taking them away makes equal states equal.
 */
export function exploredDefinition(definition: WorkflowDefinition, sequence: string): WorkflowDefinition {
  const { sequences } = definition;
  const nodes = (sequences.find(({ name }) => name === sequence) ?? sequences[0])?.nodes ?? [];
  const bare = { inputs: [], phases: [], handoffPrompts: {}, unknownAgents: [] };
  return { ...definition, ...bare, sequences: [{ name: sequence, nodes: nodes.map(strip) }] };
}

function strip(node: Node): Node {
  const inside = (nodes: Node[]) => nodes.map(strip);
  switch (node.kind) {
    case "step": {
      const agents = node.agents.length > 0 || node.anyAgent ? ["agent"] : [];
      return {
        ...node,
        agents,
        anyAgent: false,
        approvals: 1,
        role: null,
        phase: null,
        notes: "",
        action: null,
      };
    }
    case "parallel":
      return { ...node, phase: null, branches: node.branches.map(inside) };
    case "route":
      return { ...node, routes: node.routes.map((route) => ({ ...route, nodes: inside(route.nodes) })) };
    case "loop":
      return { ...node, phase: null, max: Math.min(node.max, MOST_ROUNDS), nodes: inside(node.nodes) };
    case "forEach":
      return { ...node, phase: null, nodes: inside(node.nodes) };
  }
}
