import type { ForEachNode, Node, StepNode } from "../definition/definition";
import type { Json } from "../definition/json";
import { nameItems } from "../definition/name-items";
import { listsIn } from "../definition/walk-nodes";
import { type DefinitionIndex, nodeOf, stepNodeOf, surroundingsOf } from "./definition-index";
import type { RunState } from "./run-state";
import { fillStep, fillVariables, itemScope, ROOT, type Scope } from "./scope";

/** A node of the definition at its place in a run. */
export type Place = { key: string; node: Node; scope: Scope };

/** What people call a node at its place: of its item, or of every item while these are not known. */
export function labelAt(index: DefinitionIndex, { key, node, scope }: Place): string {
  const label = fillVariables(node.label, scope);
  if (key !== node.key) return label;
  return nameItems(
    label,
    surroundingsOf(index, key).blocks.flatMap((block) => nodeOf(index, block) ?? []),
  );
}

/** The scope of one item of a map. */
export function scopeOfItem(outer: Scope, map: ForEachNode, position: number, item: Json): Scope {
  return itemScope(outer, map.key, position, { [map.as]: item, index: position + 1 });
}

/** The scope that a run's key stands in: `stories[2]/review` is in item 2 of the map `stories`. */
export function scopeAt(index: DefinitionIndex, state: RunState, runKey: string): Scope {
  let scope = ROOT;
  for (const match of runKey.matchAll(/\[(\d+)\]/g)) {
    const mapKey = runKey.slice(0, match.index);
    const position = Number(match[1]);
    const map = nodeOf(index, mapKey);
    if (map?.kind !== "forEach") continue;
    scope = scopeOfItem(scope, map, position, state.begun[mapKey]?.[position] ?? null);
  }
  return scope;
}

/** The step behind a run's key, with the texts and documents of its item filled in. */
export function stepInRun(index: DefinitionIndex, state: RunState, stepKey: string): StepNode | undefined {
  const node = stepNodeOf(index, stepKey);
  return node && fillStep(node, stepKey === node.key ? ROOT : scopeAt(index, state, stepKey));
}

/**
 * Every node below, blocks before what is in them. A map shows once for each item, or once for all while
 * its items are not known.
 */
export function placesUnder(state: RunState, nodes: readonly Node[], scope: Scope): Place[] {
  return nodes.flatMap((node) => {
    const place = { key: scope.keyOf(node.key), node, scope };
    if (node.kind === "step") return [place];
    const inside = listsIn(node).flatMap((body) =>
      scopesIn(state, node, scope).flatMap((inner) => placesUnder(state, body, inner)),
    );
    return [place, ...inside];
  });
}

const known = new WeakMap<RunState["begun"], { index: DefinitionIndex; places: readonly Place[] }>();

/**
 * Every node of a run at its place. Of states that share what maps began with, the very same places: what is
 * remembered of a place holds for all of them. Not for a draft, which may still change.
 */
export function placesOf(index: DefinitionIndex, state: RunState): readonly Place[] {
  const found = known.get(state.begun);
  if (found?.index === index) return found.places;
  const places = placesUnder(state, index.nodes, ROOT);
  known.set(state.begun, { index, places });
  return places;
}

function scopesIn(state: RunState, node: Exclude<Node, StepNode>, scope: Scope): Scope[] {
  const items = node.kind === "forEach" ? state.begun[scope.keyOf(node.key)] : undefined;
  if (node.kind !== "forEach" || items === undefined) return [scope];
  return items.map((item, position) => scopeOfItem(scope, node, position, item));
}

/** Keys of all steps and blocks below. */
export function keysUnder(state: RunState, nodes: readonly Node[], scope: Scope): string[] {
  return placesUnder(state, nodes, scope).map(({ key }) => key);
}

/** The keys that a node of the definition has in the run, seen from a scope: one for each item of other maps. */
export function runKeysOf(index: DefinitionIndex, state: RunState, scope: Scope, key: string): string[] {
  const map = index.around
    .get(key)
    ?.blocks.map((block) => index.node.get(block))
    .find((block) => block?.kind === "forEach" && !isInside(scope, block.key));
  const items = map && state.begun[scope.keyOf(map.key)];
  if (map?.kind !== "forEach" || items === undefined) return [scope.keyOf(key)];
  return items.flatMap((item, position) =>
    runKeysOf(index, state, scopeOfItem(scope, map, position, item), key),
  );
}

function isInside(scope: Scope, mapKey: string): boolean {
  return scope.keyOf(`${mapKey}/`).endsWith("]/");
}
