import { conditionsOf } from "../../definition/asks";
import { factsIn, keysIn } from "../../definition/condition";
import type { Node, StepNode } from "../../definition/definition";
import { nodesIn, stepsIn } from "../../definition/walk-nodes";

/** What the rest of a run can still read: documents that steps require, and names that decide something. */
export type LiveNames = { documents: string[]; names: string[] };

/**
 * For each of the outermost nodes what is read from there on, also after a rejection has sent the run back.
 * What is not among it makes no difference any more, so states that differ in it alone are one.
 */
export function liveNames(nodes: readonly Node[]): LiveNames[] {
  return nodes.map((_, position) => {
    const ahead = nodes.slice(earliestFrom(nodes, position));
    const documents = stepsIn(ahead).flatMap(documentsOf);
    return { documents: sorted(documents), names: sorted(nodesIn(ahead).flatMap(namesOf)) };
  });
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** The outermost position that a run at `position` can still get back to. */
function earliestFrom(nodes: readonly Node[], position: number): number {
  let earliest = position;
  for (;;) {
    const targets = stepsIn(nodes.slice(earliest)).flatMap(({ onReject }) =>
      onReject.kind === "goto" ? [positionOf(nodes, onReject.step)] : [],
    );
    const next = Math.min(earliest, ...targets);
    if (next === earliest) return earliest;
    earliest = next;
  }
}

function positionOf(nodes: readonly Node[], target: string): number {
  const found = nodes.findIndex((node) =>
    nodesIn([node]).some(({ key }) => key === target || key.endsWith(`/${target}`)),
  );
  return found < 0 ? nodes.length : found;
}

function documentsOf({ inputs }: StepNode): string[] {
  return inputs.flatMap(({ name, symbolic }) => (symbolic ? [] : [name]));
}

function namesOf(node: Node): string[] {
  const read = conditionsOf(node).flatMap((condition) => [...factsIn(condition), ...keysIn(condition)]);
  const last = node.key.slice(node.key.lastIndexOf("/") + 1);
  if (node.kind === "forEach") return [...read, node.list];
  if (node.kind === "step" && node.optional) return [...read, node.key, last];
  if (node.kind !== "route") return read;
  return [...read, node.key, last, ...node.routes.map(({ name }) => `${name}_path`)];
}
