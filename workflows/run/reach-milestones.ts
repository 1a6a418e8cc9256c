import type { StepNode } from "../definition/definition";
import { definitionKey, stepNodeOf, surroundingsOf } from "./definition-index";
import { runKeysOf } from "./run-keys";
import { ROOT } from "./scope";
import type { Turn } from "./turn";

/** A phase is reached once, when all of its steps are over and one of them was done. */
export function reachMilestones(turn: Turn): void {
  for (const phase of phasesTouched(turn)) {
    const nodes = turn.index.phases.get(phase) ?? [];
    const isReached = turn.state.milestones.some((milestone) => milestone.phase === phase);
    if (isReached || nodes.findLast((node) => !isOver(turn, node))) continue;
    const stepKeys = nodes.flatMap((node) => runKeysOf(turn.index, turn.state, ROOT, node.key));
    if (!stepKeys.some((key) => turn.step(key)?.stage === "completed")) continue;
    const artifactIds = [...new Set(stepKeys.flatMap((key) => artifactsOf(turn, key)))];
    turn.record("milestone.reached", { phase, stepKeys, artifactIds });
  }
}

/** True when nothing more comes of a step: what a loop or map repeats is over only when that is. */
export function isOver(turn: Turn, { key }: StepNode): boolean {
  return turn.isSettled(surroundingsOf(turn.index, key).repeater ?? key);
}

/** Only what ended in this turn can have ended its phase. */
function phasesTouched(turn: Turn): Set<string> {
  const phases = turn.events.flatMap((event) => {
    switch (event.type) {
      case "step.completed":
      case "step.skipped":
      case "step.failed":
      case "block.ended":
        return phasesOf(turn, definitionKey(event.data.stepKey));
      default:
        return [];
    }
  });
  return new Set(phases);
}

function phasesOf({ index }: Turn, key: string): string[] {
  const step = stepNodeOf(index, key);
  if (step) return step.phase ? [step.phase] : [];
  const inside = index.steps.filter((one) => surroundingsOf(index, one.key).blocks.includes(key));
  return inside.flatMap(({ phase }) => phase ?? []);
}

function artifactsOf(turn: Turn, key: string): string[] {
  const step = turn.step(key);
  return step?.stage === "completed" ? step.outputs.map(({ artifactId }) => artifactId) : [];
}
