import { factsIn, keysIn } from "../definition/condition";
import type { LoopNode, Node, StepNode } from "../definition/definition";
import { listsIn } from "../definition/walk-nodes";
import { definitionKey, nodeOf, surroundingsOf } from "./definition-index";
import type { FactOf } from "./events";
import { findingName } from "./finding-name";
import { itemsOf, keysOf } from "./pages";
import { isFrom, isOtherItem, reachedKeys, wasReached } from "./reached-keys";
import { keysUnder, scopeAt } from "./run-keys";
import { acceptedOf, artifactOf, type RunState, stepOf } from "./run-state";
import type { Scope } from "./scope";
import type { Turn } from "./turn";

type Reset = FactOf<"steps.reset">["data"];

/** The next round of a loop: everything inside begins anew. */
export function nextRoundOf(turn: Turn, node: LoopNode, key: string, scope: Scope): Reset {
  const { index, state } = turn;
  const resets = keysUnder(state, node.nodes, scope).filter((inner) => wasReached(state, inner));
  const read = [...factsIn(node.until), ...keysIn(node.until)].flatMap((name) => [
    name,
    findingName(index, scope, name),
  ]);
  return {
    ...turn.place(key),
    because: "loop",
    round: (state.rounds[key] ?? 1) + 1,
    resets,
    forgets: forgotten(turn, [...read, ...askedBy(turn, resets)]),
    withdraws: [],
    feedback: null,
  };
}

/**
 * Back to an earlier step (`on_reject: goto`): it and everything after it begin anew, in the same item of a
 * map, and in the other branches of a parallel block only the rejected step. Null when there is no such step.
 */
export function goBackTo(turn: Turn, rejectedKey: string, target: string, comment: string): Reset | null {
  const { index, state } = turn;
  const node = nodeOf(index, target) ?? index.steps.find(({ key }) => key.endsWith(`/${target}`));
  if (!node) return null;
  const targetKey = scopeAt(index, state, rejectedKey).keyOf(
    routeAround(turn, rejectedKey, node.key) ?? node.key,
  );
  const resets = reachedKeys(state).filter(
    (key) => key === rejectedKey || isFrom(index, targetKey, key) || isOverAround(turn, targetKey, key),
  );
  return {
    ...turn.place(targetKey),
    because: "goto",
    round: turn.place(targetKey).iteration + 1,
    resets,
    forgets: forgotten(turn, [...askedBy(turn, resets), ...routesAmong(turn, resets)]),
    withdraws: madeOnlyBy(turn, new Set(resets)),
    feedback: { by: turn.by.name, comment },
    ...(node.key === definitionKey(targetKey) && node.kind === "step"
      ? {}
      : { feedbackTo: firstSteps(turn, node, resets) }),
  };
}

/** The steps that a target begins with, of those that begin anew: they get what was said of the whole block. */
function firstSteps(turn: Turn, target: Node, resets: readonly string[]): string[] {
  const keys = new Set(leadersOf(turn, target).map(({ key }) => key));
  return resets.filter((key) => keys.has(definitionKey(key)));
}

/** What was skipped the last time may be skipped again: then the step after it leads as well. */
function leadersOf(turn: Turn, node: Node): StepNode[] {
  if (node.kind === "step") return [node];
  return listsIn(node).flatMap((list) => {
    const first = list.findIndex((inner) => !wasSkipped(turn, inner));
    return list.slice(0, first + 1 || list.length).flatMap((inner) => leadersOf(turn, inner));
  });
}

function wasSkipped({ state }: Turn, { key, kind }: Node): boolean {
  return (
    kind === "step" && keysOf(state.steps).some((one) => definitionKey(one) === key && isSkipped(state, one))
  );
}

function isSkipped(state: RunState, key: string): boolean {
  return stepOf(state, key)?.stage === "skipped";
}

/** A step on another route than the rejected one, or on one not taken, is come to only by choosing again. */
function routeAround(turn: Turn, rejectedKey: string, target: string): string | undefined {
  const { index } = turn;
  if (index.order.relation(target, definitionKey(rejectedKey)) !== "exclusive") {
    return untakenRouteAround(turn, rejectedKey, target);
  }
  const { blocks } = surroundingsOf(index, rejectedKey);
  return surroundingsOf(index, target).blocks.findLast(
    (block) => blocks.includes(block) && index.node.get(block)?.kind === "route",
  );
}

function untakenRouteAround({ index, state }: Turn, rejectedKey: string, target: string): string | undefined {
  const scope = scopeAt(index, state, rejectedKey);
  return surroundingsOf(index, target).blocks.find((block) => {
    const node = index.node.get(block);
    const taken = state.begun[scope.keyOf(block)]?.[0];
    if (node?.kind !== "route" || taken === undefined) return false;
    const inside = node.routes.find(({ name }) => name === taken)?.nodes ?? [];
    return !inside.some(({ key }) => key === target || target.startsWith(`${key}/`));
  });
}

/** A block around the target that is over has to begin anew with it. */
function isOverAround(turn: Turn, targetKey: string, key: string): boolean {
  const { blocks } = surroundingsOf(turn.index, targetKey);
  return blocks.includes(definitionKey(key)) && turn.isSettled(key) && !isOtherItem(targetKey, key);
}

/** Names that the agents of these steps answer. */
function askedBy(turn: Turn, stepKeys: readonly string[]): string[] {
  return stepKeys.flatMap((key) => {
    const node = nodeOf(turn.index, key);
    if (node?.kind !== "step") return [];
    const scope = scopeAt(turn.index, turn.state, key);
    return node.asks.flatMap((name) => [name, findingName(turn.index, scope, name)]);
  });
}

/** What says which way a route was taken: it is chosen again. */
function routesAmong(turn: Turn, keys: readonly string[]): string[] {
  const routes = keys.filter((key) => nodeOf(turn.index, key)?.kind === "route");
  return Object.entries(turn.state.findings).flatMap(([name, { stepKey }]) =>
    routes.includes(stepKey) ? [name] : [],
  );
}

/** What was answered in the run is asked again; what the launcher said beforehand stands. */
function forgotten(turn: Turn, names: readonly string[]): string[] {
  const { findings } = turn.state;
  return [...new Set(names)].filter(
    (name) => Object.hasOwn(findings, name) && findings[name]?.stepKey !== "",
  );
}

/** Accepted documents of which no version comes from a step that stands. */
function madeOnlyBy(turn: Turn, resets: ReadonlySet<string>): string[] {
  const { state } = turn;
  const kept = new Set(
    itemsOf(state.artifacts).flatMap(({ name, stepKey }) => (resets.has(stepKey) ? [] : [name])),
  );
  return keysOf(state.documents).filter((name) => {
    const accepted = artifactOf(state, acceptedOf(state, name) ?? "");
    return accepted !== undefined && resets.has(accepted.stepKey) && !kept.has(name);
  });
}
