import type { WorkflowDefinition } from "./definition";
import { nodesIn } from "./walk-nodes";

/** Whether a name is asked for as a list, because a `for_each` goes through it. */
export function isAskedAsList(definition: WorkflowDefinition, name: string): boolean {
  const nodes = definition.sequences.flatMap((sequence) => nodesIn(sequence.nodes));
  return nodes.some((node) => node.kind === "forEach" && node.list === name);
}
