import type { OutputSpec, StepNode } from "../definition/definition";

/** Documents a step hands in: those it names, else one report of its own (product.md 5). */
export function wantedDocuments(node: StepNode, stepKey: string): OutputSpec[] {
  if (node.outputs.length > 0) return node.outputs;
  const last = stepKey.slice(stepKey.lastIndexOf("/") + 1);
  return [{ name: `${last}.md`, optional: true, isDir: false }];
}
