import { z } from "zod";
import type { WorkflowDefinition } from "../definition/definition";
import { type DefinitionIndex, indexOf, stepNodeOf } from "./definition-index";
import { hasEnded, type RunState } from "./run-state";
import type { StepView } from "./step-view";

/** `skipped`: over, and nothing in it was done. `cancelled`: the run ended before the phase did. */
export const PhaseView = z.object({
  name: z.string(),
  status: z.enum(["pending", "running", "completed", "skipped", "cancelled"]),
  percent: z.number(),
});
export type PhaseView = z.infer<typeof PhaseView>;

/** The phases in the definition's order, those that only steps name last; percent by weight of their steps. */
export function viewPhases(
  definition: WorkflowDefinition,
  state: RunState,
  steps: readonly StepView[],
): PhaseView[] {
  const index = indexOf(definition, state.sequence);
  const names = new Set([...definition.phases, ...steps.flatMap(({ phase }) => phase ?? [])]);
  return [...names].flatMap((name) => {
    const own = steps.filter(({ phase }) => phase === name);
    if (own.length === 0) return [];
    return [{ name, status: statusOf(own, hasEnded(state)), percent: percentOf(index, own) }];
  });
}

function statusOf(steps: readonly StepView[], isRunOver: boolean): PhaseView["status"] {
  if (steps.every(isOver)) return steps.some(({ stage }) => stage === "completed") ? "completed" : "skipped";
  if (isRunOver) return "cancelled";
  return steps.some(({ stage }) => stage !== "unreached") ? "running" : "pending";
}

function percentOf(index: DefinitionIndex, steps: readonly StepView[]): number {
  const weightOf = (some: readonly StepView[]) =>
    some.reduce((sum, { stepKey }) => sum + (stepNodeOf(index, stepKey)?.weight ?? 0), 0);
  const done = steps.filter(isOver);
  if (done.length === steps.length) return 100;
  const total = weightOf(steps);
  return total === 0 ? 0 : Math.floor((100 * weightOf(done)) / total);
}

function isOver({ stage }: StepView): boolean {
  return stage === "completed" || stage === "failed" || stage === "skipped";
}
