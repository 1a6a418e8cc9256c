import { ENGINE } from "./actor";
import { stepNodeOf } from "./definition-index";
import { supplyFor } from "./needed-documents";
import { openIncident } from "./open-incident";
import { hasEnded, type RunState, type StepState } from "./run-state";
import type { Turn } from "./turn";
import type { Visit } from "./visit-step";

/** Draws the conclusions of a turn: milestones, the run's end, its pause or its going on. */
export function settleRun(turn: Turn, root: Visit): void {
  if (hasEnded(turn.state)) return;
  reachMilestones(turn);
  if (isPausedByPerson(turn.state)) return;
  if (root === "settled") return endRun(turn);
  if (isMoving(turn.state)) return resume(turn);
  if (!needsPerson(turn.state)) reportBlocked(turn);
  waitForPerson(turn);
}

function isPausedByPerson(state: RunState): boolean {
  return state.standing.status === "paused" && state.standing.code === "person";
}

function isMoving(state: RunState): boolean {
  return state.open.some((key) => {
    const stage = state.steps[key]?.stage;
    return stage === "queued" || stage === "working" || stage === "retrying";
  });
}

function needsPerson(state: RunState): boolean {
  return hasOpenApproval(state) || Object.values(state.incidents).some((incident) => incident.open);
}

function hasOpenApproval(state: RunState): boolean {
  return Object.values(state.approvals).some((approval) => approval.status === "pending");
}

function resume(turn: Turn): void {
  if (turn.state.standing.status !== "paused") return;
  turn.record("run.resumed", { by: turn.by, requestId: null, reason: "" });
}

/** Nothing in the run can move until a person answers (product.md 2). */
function waitForPerson(turn: Turn): void {
  const code = hasOpenApproval(turn.state) ? "approval" : "incident";
  const { standing } = turn.state;
  if (standing.status === "paused" && standing.code === code) return;
  const sentence = code === "approval" ? "Waiting for a person's decision." : "Waiting at an incident.";
  turn.record("run.paused", { code, sentence, by: ENGINE, requestId: null });
}

/** No limbo: what waits for a document that cannot come stops visibly, naming it (product.md 2). */
function reportBlocked(turn: Turn): void {
  const { index, state } = turn;
  const blocked = index.steps.find((node) => {
    const isReached = state.steps[node.key] === undefined || state.steps[node.key]?.stage === "unreached";
    return isReached && supplyFor(index, state, node.key, node).kind === "wait";
  });
  const supply = blocked && supplyFor(index, state, blocked.key, blocked);
  if (!blocked || supply?.kind !== "wait") return;
  const sentence = `Needs ${supply.input}, which nothing that can still run will make before it.`;
  openIncident(turn, blocked.key, "input-missing", sentence);
}

/** When nothing is left to do; a rejected document that something needed makes it a failure (product.md 4). */
function endRun(turn: Turn): void {
  resume(turn);
  const { steps } = turn.state;
  const starved = Object.entries(steps).find(
    ([, step]) => step.stage === "skipped" && step.because.code === "input-rejected",
  );
  if (starved?.[1].stage === "skipped") {
    const sentence = `"${labelOf(turn, starved[0])}" could not run. ${starved[1].because.sentence}`;
    return turn.record("run.failed", { code: "rejected", sentence, stepKey: starved[0] });
  }
  const done = Object.values(steps).filter((step) => step.stage === "completed").length;
  const skipped = Object.values(steps).filter((step) => step.stage === "skipped").length;
  const sentence = `${done} steps completed${skipped > 0 ? `, ${skipped} skipped` : ""}.`;
  turn.record("run.completed", { sentence });
}

function labelOf(turn: Turn, key: string): string {
  return stepNodeOf(turn.index, key)?.label ?? key;
}

/** A phase is reached once, when all of its steps are settled and one of them was done. */
function reachMilestones(turn: Turn): void {
  for (const phase of phasesTouched(turn)) {
    if (turn.state.milestones.includes(phase)) continue;
    const keys = (turn.index.phases.get(phase) ?? []).map((node) => node.key);
    const steps = keys.map((key) => turn.step(key));
    const isOver = keys.every((key) => turn.isSettled(key)) && blocksAreOver(turn, keys);
    if (!isOver || !steps.some((step) => step?.stage === "completed")) continue;
    const artifactIds = steps.flatMap(outputsOf);
    turn.record("milestone.reached", { phase, stepKeys: keys, artifactIds });
  }
}

/** Only a step that ended in this turn can have ended its phase. */
function phasesTouched(turn: Turn): Set<string> {
  const ended = turn.events.flatMap((event) =>
    event.type === "step.completed" ||
    event.type === "step.skipped" ||
    event.type === "step.failed" ||
    event.type === "block.ended"
      ? [event.data.stepKey]
      : [],
  );
  const phases = ended.flatMap((key) => {
    const own = stepNodeOf(turn.index, key)?.phase;
    if (own) return [own];
    return [...turn.index.phases]
      .filter(([, nodes]) => nodes.some((node) => node.key.startsWith(`${key}/`)))
      .map(([phase]) => phase);
  });
  return new Set(phases);
}

/** A loop's last round is its last only when the loop is over. */
function blocksAreOver(turn: Turn, keys: string[]): boolean {
  return keys.every((key) => {
    const parents = key
      .split("/")
      .slice(0, -1)
      .map((_, depth, parts) => parts.slice(0, depth + 1).join("/"));
    return parents.every(
      (parent) => !turn.index.loops.has(parent) || turn.state.blocks[parent] !== undefined,
    );
  });
}

function outputsOf(step: StepState | undefined): string[] {
  return step?.stage === "completed" ? step.outputs.map((output) => output.artifactId) : [];
}
