import type { StepNode } from "../definition/definition";
import { surroundingsOf } from "./definition-index";
import type { RaisedBy } from "./events";
import { isOver } from "./reach-milestones";
import type { Concern } from "./signals";
import type { Turn } from "./turn";

/** Below it an agent's confidence is a reason to ask (product.md 4, quality_threshold). */
const CONFIDENCE_THRESHOLD = 0.7;
const MEDIUM_SHARE = 0.8;
/** Phases whose end is asked about at medium oversight. */
const WATCHED_PHASES = ["build", "launch"];

/**
 * What adds a gate after a step that has none, each with a sentence (product.md 4). What is unsafe is asked about
 * at every level; errors stand as incidents at every level. Medium also asks about clearly unsure results, about
 * conflicts and at the ends of the build and launch phases; high about every unsure result and every phase.
 */
export function triggersAfter(
  turn: Turn,
  node: StepNode,
  stepKey: string,
  { confidence, concerns }: { confidence: number; concerns: readonly Concern[] },
): RaisedBy[] {
  const { oversight } = turn.state;
  const heard = concerns.filter(({ trigger }) => trigger === "safety_violation" || oversight !== "low");
  if (oversight === "low") return heard;
  return [...heard, ...unsure(oversight, confidence), ...endOfPhase(turn, node, stepKey)];
}

function unsure(oversight: "medium" | "high", confidence: number): RaisedBy[] {
  const limit = oversight === "high" ? CONFIDENCE_THRESHOLD : CONFIDENCE_THRESHOLD * MEDIUM_SHARE;
  if (confidence >= limit) return [];
  return [{ trigger: "quality_threshold", sentence: `The agent's confidence is ${confidence.toFixed(2)}.` }];
}

function endOfPhase(turn: Turn, { phase }: StepNode, stepKey: string): RaisedBy[] {
  const isWatched = phase !== null && (turn.state.oversight === "high" || WATCHED_PHASES.includes(phase));
  if (!isWatched || !endsPhase(turn, phase, stepKey)) return [];
  return [{ trigger: "phase_completion", sentence: `The phase "${phase}" ends with it.` }];
}

/** Every other step of the phase is over; a round of a loop or an item of a map ends none. */
function endsPhase(turn: Turn, phase: string, stepKey: string): boolean {
  const nodes = turn.index.phases.get(phase) ?? [];
  if (surroundingsOf(turn.index, stepKey).repeater !== null) return false;
  return !nodes.findLast((node) => node.key !== stepKey && !isOver(turn, node));
}
