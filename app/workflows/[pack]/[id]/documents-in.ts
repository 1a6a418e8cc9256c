import type { Node, StepNode } from "#workflows/definition/definition";
import { stepsIn } from "#workflows/definition/walk-nodes";

type StepRef = { key: string; label: string; agent: string };

/** A document and the steps that have to do with it, in their order. */
export type DocumentUse = { name: string; made: StepRef[]; changed: StepRef[]; needed: StepRef[] };

/** Documents in the order in which they first appear; names that stand for others (`all_artifacts`) are left out. */
export function documentsIn(nodes: readonly Node[]): DocumentUse[] {
  const byName = new Map<string, DocumentUse>();
  const use = (name: string) => {
    const known = byName.get(name) ?? { name, made: [], changed: [], needed: [] };
    byName.set(name, known);
    return known;
  };
  for (const step of stepsIn(nodes)) {
    const ref = { key: step.key, label: step.label, agent: step.agents.join(" or ") };
    for (const { name, symbolic } of step.inputs) if (!symbolic) use(name).needed.push(ref);
    for (const { name } of step.outputs) use(name)[isUpdate(step) ? "changed" : "made"].push(ref);
  }
  return [...byName.values()];
}

function isUpdate({ mode }: StepNode): boolean {
  return mode === "update" || mode === "validate";
}
