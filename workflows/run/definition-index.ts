import { usesIn } from "../definition/asks";
import type { Node, StepNode, WorkflowDefinition } from "../definition/definition";
import { orderOf, type StepOrder } from "../definition/step-order";
import { listsIn } from "../definition/walk-nodes";

/** What stands around a node. */
export type Surroundings = {
  /** Keys of the blocks around, outermost first. */
  blocks: string[];
  isInLoop: boolean;
  /** Inside a parallel block that joins with `settle`: a failure there is no incident. */
  settles: boolean;
  /** Outermost loop or map around: what is inside is over only when that is. */
  repeater: string | null;
};

/** A definition's sequence, prepared for questions that the engine asks at every turn. */
export type DefinitionIndex = {
  definition: WorkflowDefinition;
  nodes: Node[];
  /** Every node by its key in the definition (without `[i]`), in document order. */
  node: ReadonlyMap<string, Node>;
  /** Leaf steps in document order. */
  steps: StepNode[];
  /** Position of every node in document order. */
  position: ReadonlyMap<string, number>;
  /** How two nodes stand in time. */
  order: StepOrder;
  around: ReadonlyMap<string, Surroundings>;
  /** Steps that make a document, by its name as written. */
  makers: ReadonlyMap<string, StepNode[]>;
  phases: ReadonlyMap<string, StepNode[]>;
  /** Names that agents answer and conditions read inside one map alone, with the map's key. */
  mapOfName: ReadonlyMap<string, string>;
};

const cache = new WeakMap<WorkflowDefinition, Map<string, DefinitionIndex>>();

/** The index of one sequence; made once for each definition object. An unknown name means the first. */
export function indexOf(definition: WorkflowDefinition, sequence: string): DefinitionIndex {
  const known = cache.get(definition) ?? new Map<string, DefinitionIndex>();
  cache.set(definition, known);
  const found = known.get(sequence);
  if (found) return found;
  const { sequences } = definition;
  const nodes = (sequences.find(({ name }) => name === sequence) ?? sequences[0])?.nodes ?? [];
  const index = buildIndex(definition, nodes);
  known.set(sequence, index);
  return index;
}

/** Key of the definition behind a run's key: `stories[2]/review` -> `stories/review`. */
export function definitionKey(runKey: string): string {
  return runKey.includes("[") ? runKey.replace(/\[\d+\]/g, "") : runKey;
}

/** The definition's node behind a key of a run. */
export function nodeOf(index: DefinitionIndex, runKey: string): Node | undefined {
  return index.node.get(runKey) ?? index.node.get(definitionKey(runKey));
}

/** The definition's step behind a key of a run; undefined for a block. */
export function stepNodeOf(index: DefinitionIndex, stepKey: string): StepNode | undefined {
  const node = nodeOf(index, stepKey);
  return node?.kind === "step" ? node : undefined;
}

/** What stands around a node, by its key in the definition or in a run. */
export function surroundingsOf(index: DefinitionIndex, runKey: string): Surroundings {
  return index.around.get(runKey) ?? index.around.get(definitionKey(runKey)) ?? NOTHING;
}

/** A step's first iteration: 0, or 1 inside a loop (contract.md 5). */
export function firstIteration(index: DefinitionIndex, stepKey: string): number {
  return surroundingsOf(index, stepKey).isInLoop ? 1 : 0;
}

const NOTHING: Surroundings = { blocks: [], isInLoop: false, settles: false, repeater: null };

function buildIndex(definition: WorkflowDefinition, nodes: Node[]): DefinitionIndex {
  const node = new Map<string, Node>();
  const around = new Map<string, Surroundings>();
  collect(nodes, NOTHING, node, around);
  const steps = [...node.values()].filter((one) => one.kind === "step");
  return {
    definition,
    nodes,
    node,
    steps,
    position: new Map([...node.keys()].map((key, position) => [key, position])),
    order: orderOf(nodes),
    around,
    makers: groupBy(steps.flatMap((step) => step.outputs.map(({ name }) => [name, step] as const))),
    phases: groupBy(steps.flatMap((step) => (step.phase ? [[step.phase, step] as const] : []))),
    mapOfName: findMaps(nodes, node, around),
  };
}

/** The innermost map around all steps that answer or read a name. */
function findMaps(
  nodes: readonly Node[],
  node: ReadonlyMap<string, Node>,
  around: ReadonlyMap<string, Surroundings>,
): ReadonlyMap<string, string> {
  const maps = new Map<string, string[]>();
  const isMap = (key: string) => node.get(key)?.kind === "forEach";
  const narrow = (name: string, { key }: Node) => {
    const own = (around.get(key)?.blocks ?? []).filter(isMap);
    maps.set(name, maps.get(name)?.filter((map) => own.includes(map)) ?? own);
  };
  for (const one of node.values()) if (one.kind === "step") for (const name of one.asks) narrow(name, one);
  for (const { name, by } of usesIn(nodes)) if (maps.has(name)) narrow(name, by);
  return new Map([...maps].flatMap(([name, own]) => own.slice(-1).map((map) => [name, map] as const)));
}

function collect(
  nodes: readonly Node[],
  surroundings: Surroundings,
  node: Map<string, Node>,
  around: Map<string, Surroundings>,
): void {
  for (const one of nodes) {
    node.set(one.key, one);
    around.set(one.key, surroundings);
    for (const list of listsIn(one)) collect(list, surroundingsIn(one, surroundings), node, around);
  }
}

function surroundingsIn(block: Node, outer: Surroundings): Surroundings {
  const repeats = block.kind === "loop" || block.kind === "forEach";
  return {
    blocks: [...outer.blocks, block.key],
    isInLoop: outer.isInLoop || block.kind === "loop",
    settles: block.kind === "parallel" ? block.join === "settle" : outer.settles,
    repeater: outer.repeater ?? (repeats ? block.key : null),
  };
}

function groupBy<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, item] of pairs) {
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
