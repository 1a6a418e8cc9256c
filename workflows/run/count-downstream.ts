import type { WorkflowDefinition } from "../definition/definition";
import { definitionKey, indexOf } from "./definition-index";
import { type RunState, stepOf } from "./run-state";
import { isSettled } from "./step-state";

/** How many steps of the definition come after a place and are still to be done: what a request there holds up. */
export function countDownstream(definition: WorkflowDefinition, state: RunState, stepKey: string): number {
  const { steps, order } = indexOf(definition, state.sequence);
  const from = definitionKey(stepKey);
  return steps.filter(({ key }) => order.relation(from, key) === "before" && !isSettled(stepOf(state, key)))
    .length;
}
