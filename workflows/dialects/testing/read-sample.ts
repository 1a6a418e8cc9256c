import type { Node, StepNode, WorkflowDefinition } from "../../definition/definition";
import { nodesIn, stepsIn } from "../../definition/walk-nodes";
import { parseWorkflow } from "../parse-workflow";
import { workflowWith } from "./marked-source";

/** A source in normal form; throws with its problems when it has errors. */
export function readSample(source: string, file = "workflows/sample.yaml"): WorkflowDefinition {
  const { definition, problems } = parseWorkflow({ file, pack: "test", source });
  if (!definition) throw new Error(JSON.stringify(problems, null, 1));
  return definition;
}

/** The nodes of a sequence with these steps. */
export function nodesOf(steps: string): Node[] {
  return readSample(workflowWith(steps)).sequences[0]?.nodes ?? [];
}

/** The step of that key, or the first one. */
export function stepOf(steps: string, key?: string): StepNode {
  const found = stepsIn(nodesOf(steps)).find((step) => key === undefined || step.key === key);
  if (!found) throw new Error(`There is no step ${key}.`);
  return found;
}

/** The keys of all nodes in document order. */
export function keysOf(steps: string): string[] {
  return nodesIn(nodesOf(steps)).map((node) => node.key);
}
