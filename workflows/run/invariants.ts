import type { WorkflowDefinition } from "../definition/definition";
import { checkHistory } from "./check-history";
import { checkState } from "./check-state";
import { indexOf } from "./definition-index";
import type { RunEvent } from "./events";
import type { RunState } from "./run-state";
import type { Violation } from "./violation";

/**
 * What must hold of every run in every state (reliability.md 1.0); empty when all does. With the run's whole
 * history, the promises about its course are checked as well. For tests, the simulator and the doctor.
 */
export function checkInvariants(
  definition: WorkflowDefinition,
  state: RunState,
  events?: readonly RunEvent[],
): Violation[] {
  const index = indexOf(definition, state.sequence);
  return [...checkState(index, state), ...(events ? checkHistory(index, state, events) : [])];
}
