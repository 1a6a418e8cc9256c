import type { Node, RouteNode, StepNode, WorkflowDefinition } from "../definition/definition";

/** Blocks around a node, outermost first. */
type Surroundings = { inLoop: boolean; settles: boolean };

/** A definition's sequence, prepared for questions that the engine asks at every turn. */
export type DefinitionIndex = {
  definition: WorkflowDefinition;
  nodes: Node[];
  /** Leaf steps in document order. */
  steps: StepNode[];
  /** By key in the definition (without `[i]`). */
  step: ReadonlyMap<string, StepNode>;
  order: ReadonlyMap<string, number>;
  around: ReadonlyMap<string, Surroundings>;
  /** Keys of the steps that make a document, by its name. */
  makers: ReadonlyMap<string, string[]>;
  phases: ReadonlyMap<string, StepNode[]>;
  routes: ReadonlyMap<string, RouteNode>;
  /** Keys of the loops. */
  loops: ReadonlySet<string>;
};

const cache = new WeakMap<WorkflowDefinition, Map<string, DefinitionIndex>>();

/** The index of one sequence; made once for each definition object. An unknown name means the first. */
export function indexOf(definition: WorkflowDefinition, sequence: string): DefinitionIndex {
  const known = cache.get(definition) ?? new Map<string, DefinitionIndex>();
  cache.set(definition, known);
  const found = known.get(sequence);
  if (found) return found;
  const nodes =
    (definition.sequences.find(({ name }) => name === sequence) ?? definition.sequences[0])?.nodes ?? [];
  const index = buildIndex(definition, nodes);
  known.set(sequence, index);
  return index;
}

/** Key of the definition behind a run's step key: `stories[2]/review` -> `stories/review`. */
export function definitionKey(stepKey: string): string {
  return stepKey.includes("[") ? stepKey.replace(/\[\d+\]/g, "") : stepKey;
}

/** The definition's node of a step in a run, if it has one. */
export function stepNodeOf(index: DefinitionIndex, stepKey: string): StepNode | undefined {
  return index.step.get(stepKey) ?? index.step.get(definitionKey(stepKey));
}

/** A step's first iteration: 0, or 1 inside a loop (contract.md 5). */
export function firstIteration(index: DefinitionIndex, stepKey: string): number {
  return index.around.get(definitionKey(stepKey))?.inLoop ? 1 : 0;
}

/** The routing of a definition by its key. */
export function routeOf(index: DefinitionIndex, key: string): RouteNode | undefined {
  return index.routes.get(key);
}

function allNodes(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.kind === "step" ? [node] : [node, ...allNodes(childrenOf(node))]));
}

/** Every leaf step below the nodes, in document order. */
export function leafSteps(nodes: readonly Node[]): StepNode[] {
  return nodes.flatMap((node) => (node.kind === "step" ? [node] : leafSteps(childrenOf(node))));
}

function childrenOf(node: Exclude<Node, StepNode>): Node[] {
  switch (node.kind) {
    case "parallel":
      return node.branches.flat();
    case "route":
      return node.routes.flatMap((route) => route.nodes);
    case "loop":
    case "forEach":
      return node.nodes;
  }
}

function buildIndex(definition: WorkflowDefinition, nodes: Node[]): DefinitionIndex {
  const steps = leafSteps(nodes);
  return {
    definition,
    nodes,
    steps,
    step: new Map(steps.map((step) => [step.key, step])),
    order: new Map(steps.map((step, position) => [step.key, position])),
    around: surroundingsOf(nodes, { inLoop: false, settles: false }),
    makers: groupBy(steps.flatMap((step) => step.outputs.map(({ name }) => [name, step.key] as const))),
    routes: new Map(
      allNodes(nodes).flatMap((node) => (node.kind === "route" ? [[node.key, node] as const] : [])),
    ),
    loops: new Set(allNodes(nodes).flatMap((node) => (node.kind === "loop" ? [node.key] : []))),
    phases: groupBy(steps.flatMap((step) => (step.phase ? [[step.phase, step] as const] : []))),
  };
}

function surroundingsOf(
  nodes: readonly Node[],
  around: Surroundings,
  into = new Map<string, Surroundings>(),
) {
  for (const node of nodes) {
    into.set(node.key, around);
    if (node.kind === "step") continue;
    surroundingsOf(
      childrenOf(node),
      {
        inLoop: around.inLoop || node.kind === "loop",
        settles: node.kind === "parallel" ? node.join === "settle" : around.settles,
      },
      into,
    );
  }
  return into;
}

function groupBy<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, item] of pairs) groups.set(name, [...(groups.get(name) ?? []), item]);
  return groups;
}
