import { z } from "zod";
import type { StepNode, WorkflowDefinition } from "../definition/definition";
import { type DefinitionIndex, indexOf, stepNodeOf } from "./definition-index";
import type { RunEvent } from "./events";
import { placesOf } from "./run-keys";
import { hasEnded, type RunState, stepOf } from "./run-state";
import { isSettled } from "./step-state";

/**
 * How far a run is (product.md 3.11): steps settled of all, percent by weight (100 only when completed), and
 * the phase it is in. A map counts its steps once for each item, as soon as its items are known.
 */
export const Progress = z.object({
  done: z.number(),
  total: z.number(),
  percent: z.number(),
  phase: z.string().nullable(),
});
export type Progress = z.infer<typeof Progress>;

type Tally = { done: number; total: number; doneWeight: number; totalWeight: number };

export function measureProgress(definition: WorkflowDefinition, state: RunState): Progress {
  const index = indexOf(definition, state.sequence);
  const tally = tallies.get(state) ?? count(index, state);
  tallies.set(state, tally);
  const { done, total } = tally;
  const phase = hasEnded(state) ? null : phaseOf(index, state);
  return { done, total, percent: percentOf(state, tally), phase };
}

/** Percent by weight of some steps of a run. */
export function percentOf(
  state: RunState,
  { doneWeight, totalWeight }: Omit<Tally, "done" | "total">,
): number {
  if (state.standing.status === "completed") return 100;
  return totalWeight === 0 ? 0 : Math.min(99, Math.floor((100 * doneWeight) / totalWeight));
}

/** Counts of states, only remembered: each can be counted again from the state. */
const tallies = new WeakMap<RunState, Tally>();

/** Counts the next state from the one before, by what the events between touched. */
export function carryTally(
  index: DefinitionIndex,
  before: RunState,
  after: RunState,
  events: readonly RunEvent[],
): void {
  const tally = tallies.get(before);
  if (!tally) return;
  const { total, totalWeight } = tally;
  let { done, doneWeight } = tally;
  const counted: string[] = [];
  for (const { type, data } of events) {
    if (type === "block.started" || type === "steps.reset") return;
    const key = "stepKey" in data ? data.stepKey : null;
    if (key === null || counted.includes(key)) continue;
    counted.push(key);
    const step = Number(isSettled(stepOf(after, key))) - Number(isSettled(stepOf(before, key)));
    if (step === 0) continue;
    const node = stepNodeOf(index, key);
    done += node ? step : 0;
    doneWeight += node ? step * node.weight : 0;
  }
  tallies.set(after, { done, total, doneWeight, totalWeight });
}

function count(index: DefinitionIndex, state: RunState): Tally {
  const tally = { done: 0, total: 0, doneWeight: 0, totalWeight: 0 };
  for (const { key, node } of placesOf(index, state)) {
    if (node.kind !== "step") continue;
    tally.total += 1;
    tally.totalWeight += node.weight;
    if (!isSettled(stepOf(state, key))) continue;
    tally.done += 1;
    tally.doneWeight += node.weight;
  }
  return tally;
}

/** The phase of the first open step; when none is open, of the first step that is not over. */
function phaseOf(index: DefinitionIndex, state: RunState): string | null {
  const position = ({ key }: StepNode) => index.position.get(key) ?? 0;
  const open = state.open
    .flatMap((key) => stepNodeOf(index, key) ?? [])
    .reduce<StepNode | null>(
      (first, node) => (first && position(first) < position(node) ? first : node),
      null,
    );
  const next = open ?? index.steps.find(({ key }) => !isSettled(stepOf(state, key)));
  return next?.phase ?? null;
}
