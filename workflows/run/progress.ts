import type { WorkflowDefinition } from "../definition/definition";
import { definitionKey, indexOf } from "./definition-index";
import { hasEnded, isSettled, type RunState } from "./run-state";

/** How far a run is: steps settled, percent by weight, and the phase it is in (product.md 3.11). */
export type Progress = { done: number; total: number; percent: number; phase: string | null };

export function measureProgress(definition: WorkflowDefinition, state: RunState): Progress {
  const { steps } = indexOf(definition, state.sequence);
  const settled = new Set(Object.keys(state.steps).filter((key) => isSettled(state.steps[key])).map(definitionKey));
  const open = new Set(state.open.map(definitionKey));
  let [done, weight, doneWeight] = [0, 0, 0];
  let phase: string | null = null;
  for (const step of steps) {
    weight += step.weight;
    if (settled.has(step.key) && !open.has(step.key)) {
      done += 1;
      doneWeight += step.weight;
    } else {
      phase ??= step.phase;
    }
  }
  const percent = weight === 0 ? 0 : Math.floor((100 * doneWeight) / weight);
  const isComplete = state.standing.status === "completed";
  return { done, total: steps.length, percent: isComplete ? 100 : percent, phase: hasEnded(state) ? null : phase };
}
