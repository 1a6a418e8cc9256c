import type { StepNode } from "../definition/definition";
import { surroundingsOf } from "./definition-index";
import { isOver } from "./reach-milestones";
import type { Turn } from "./turn";

/** Below it an agent's confidence is a reason to ask (product.md 4, quality_threshold). */
const CONFIDENCE_THRESHOLD = 0.7;
const MEDIUM_SHARE = 0.8;
/** Phases whose end is asked about at medium oversight. */
const WATCHED_PHASES = ["build", "launch"];

/**
 * Why the run's oversight adds a gate after a step that has none, as a sentence; null when it does not
 * (product.md 4). Low asks about errors alone, which stand as incidents; medium also about clearly unsure results
 * and the ends of the build and launch phases; high about every unsure result and every phase.
 */
export function oversightReason(
  turn: Turn,
  node: StepNode,
  stepKey: string,
  confidence: number,
): string | null {
  const { oversight } = turn.state;
  if (oversight === "low") return null;
  const limit = oversight === "high" ? CONFIDENCE_THRESHOLD : CONFIDENCE_THRESHOLD * MEDIUM_SHARE;
  if (confidence < limit) return `The agent's confidence is ${confidence.toFixed(2)}.`;
  const { phase } = node;
  const isWatched = phase !== null && (oversight === "high" || WATCHED_PHASES.includes(phase));
  return isWatched && endsPhase(turn, phase, stepKey) ? `The phase "${phase}" ends with it.` : null;
}

/** Every other step of the phase is over; a round of a loop or an item of a map ends none. */
function endsPhase(turn: Turn, phase: string, stepKey: string): boolean {
  const nodes = turn.index.phases.get(phase) ?? [];
  if (surroundingsOf(turn.index, stepKey).repeater !== null) return false;
  return !nodes.findLast((node) => node.key !== stepKey && !isOver(turn, node));
}
