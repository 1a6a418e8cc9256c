import { factsIn, keysIn, leaves } from "./condition";
import type { Node, StepNode, WorkflowDefinition } from "./definition";
import type { Expression } from "./expression";
import { orderOf, type Relation, type StepOrder } from "./step-order";
import { listsIn, mapSteps, nodesIn, stepsIn } from "./walk-nodes";

/** A place where a name is read: by a step's condition, a loop's `until`, a list to map. */
type Use = { name: string; by: Node; isFact: boolean };

/**
 * Gives every name that conditions read and that an agent has to answer to the step that answers it
 * (formats.md 2.2). What a person, the launcher or progress answers is asked of nobody.
 */
export function assignAsks(nodes: Node[], inputNames: readonly string[]): Node[] {
  const order = orderOf(nodes);
  const known = knownNames(nodes, inputNames);
  const keys = new Set(stepsIn(nodes).map((step) => step.key));
  const askers = stepsIn(nodes).filter((step) => step.agents.length > 0 && !keys.has(parentOf(step.key)));
  const asks = new Map<string, Set<string>>();
  const ended = endedSteps(nodes);
  for (const use of usesIn(nodes).filter(({ name }) => !known.has(name) && isAskable(name))) {
    const pool = askers.filter(
      (step) =>
        (!ended.has(step) || ended.has(use.by)) && isInTime(order.relation(step.key, use.by.key), use.by),
    );
    const chosen = chooseAsker(use, pool, order, (step) => asks.get(step.key)?.has(use.name) ?? false);
    if (chosen) asks.set(chosen.key, (asks.get(chosen.key) ?? new Set()).add(use.name));
  }
  return mapSteps(nodes, (step) => ({ ...step, asks: [...(asks.get(step.key) ?? [])] }));
}

/** The values that `equals:` conditions compare a name with: what an agent may answer. */
export function askedValues(definition: WorkflowDefinition, name: string): string[] {
  const values = definition.sequences
    .flatMap(({ nodes }) => nodesIn(nodes))
    .flatMap(conditionsOf)
    .flatMap(leaves)
    .flatMap((leaf) => (leaf.kind === "equals" && leaf.key === name ? [leaf.value] : []));
  return [...new Set(values)];
}

/** Every condition of a node. */
export function conditionsOf(node: Node): Expression[] {
  if (node.kind === "loop") return [node.until];
  return (node.kind === "step" || node.kind === "route") && node.condition ? [node.condition] : [];
}

/** Names that conditions and maps of a sequence read, in the order in which they are read. */
export function usesIn(nodes: readonly Node[]): Use[] {
  return nodes.flatMap((by): Use[] => {
    const facts = conditionsOf(by).flatMap(factsIn);
    const keys = by.kind === "forEach" ? [by.list] : conditionsOf(by).flatMap(keysIn);
    const own = [
      ...facts.map((name) => ({ name, by, isFact: true })),
      ...keys.map((name) => ({ name, by, isFact: false })),
    ];
    const inner = listsIn(by).flatMap(usesIn);
    return by.kind === "loop" ? [...inner, ...own] : [...own, ...inner];
  });
}

/** Names that the launcher, a map's item, a document or a taken route answers. */
export function knownNames(
  nodes: readonly Node[],
  inputNames: readonly string[],
): { has(name: string): boolean } {
  const known = new Set(inputNames);
  for (const node of nodesIn(nodes)) {
    if (node.kind === "step") for (const output of node.outputs) known.add(output.name);
    if (node.kind === "forEach") known.add(node.as).add("index");
    if (node.kind !== "route") continue;
    known.add(node.key);
    for (const route of node.routes) known.add(route.name).add(`${route.name}_path`);
  }
  return { has: (name) => known.has(name) || known.has(name.split(".")[0] ?? name) };
}

/** Whether an agent may answer it: a person answers what begins with `user_`, progress what is complete or created. */
export function isAskable(name: string): boolean {
  return (
    !/^user_/.test(name) &&
    !/^(all_)?(epics?|stor(y|ies))_complete$/.test(name) &&
    !/^after_.+_creation$/.test(name)
  );
}

/** A step's key for the optional steps that only prepare it, a block's for those inside. */
function parentOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf("/")));
}

/** `until` is asked after the body, so the steps inside may answer it. */
function isInTime(relation: Relation, by: Node): boolean {
  return relation === "before" || (relation === "inside" && by.kind === "loop");
}

/** Steps on routes that end the run: whatever they answer, nobody comes to read it. */
function endedSteps(nodes: readonly Node[]): ReadonlySet<Node> {
  const routes = nodesIn(nodes).flatMap((node) => (node.kind === "route" ? node.routes : []));
  return new Set(routes.filter(({ continues }) => !continues).flatMap((route) => nodesIn(route.nodes)));
}

function chooseAsker(
  use: Use,
  pool: StepNode[],
  order: StepOrder,
  asksAlready: (step: StepNode) => boolean,
): StepNode | undefined {
  const inside = pool.filter((step) => order.relation(step.key, use.by.key) === "inside");
  const near = inside.length > 0 ? inside : pool;
  const fits = familyOf(use.name);
  const family = fits && near.findLast(fits);
  if (family && use.by.kind !== "loop") return family;
  if (near.some(asksAlready)) return undefined;
  const isSure = (step: StepNode) => step.condition === null && !step.optional;
  if (use.by.kind === "forEach" && use.by.fallback) return near.findLast(isSure) ?? near.at(-1);
  const about = use.by.kind !== "step" ? near.findLast((step) => isAbout(step, use.name)) : undefined;
  return family ?? about ?? near.at(-1);
}

/** Who answers by the name's first words: the step that validates, the tester, the architect. */
export function familyOf(name: string): ((step: StepNode) => boolean) | undefined {
  if (/checklist|validation|(^|_)issues?($|_)/.test(name)) return (step) => step.mode === "validate";
  if (/^qa_/.test(name)) return (step) => hasAgent(step, ["qa", "tester"]);
  if (/^tests?($|_)/.test(name)) return (step) => hasAgent(step, ["tester", "qa"]);
  return /^architect(ure)?_/.test(name) ? (step) => hasAgent(step, ["architect"]) : undefined;
}

function hasAgent(step: StepNode, words: string[]): boolean {
  return step.agents.some((agent) => agent.split(/[-_]/).some((word) => words.includes(word)));
}

/** A step whose documents, key or agent share a word's stem with the name: `stories` and `story.md`. */
function isAbout(step: StepNode, name: string): boolean {
  const words = [step.key, ...step.agents, ...step.outputs.map((output) => output.name)]
    .join(" ")
    .toLowerCase();
  const stems = name.split(/[._-]/).map((word) => word.slice(0, Math.max(4, word.length - 3)));
  return stems.some((stem) => stem.length > 2 && words.includes(stem));
}
