import type { Node, StepNode } from "#workflows/definition/definition";
import { stepsIn } from "#workflows/definition/walk-nodes";

type Seen = { stepKey: string; status: string };

/** The step whose gate a run will probably come to next: the first one of those not done that has a gate. */
export function expectRequest(steps: readonly Seen[], nodes: readonly Node[]): StepNode | undefined {
  const gated = new Map(stepsIn(nodes).flatMap((node) => (node.gate === null ? [] : [[node.key, node]])));
  const open = steps.filter(({ status }) => status === "pending" || status === "running");
  for (const { stepKey } of open) {
    const node = gated.get(stepKey.replaceAll(/\[\d+\]/g, ""));
    if (node) return node;
  }
  return undefined;
}
