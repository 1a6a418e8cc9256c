import { ENGINE } from "./actor";
import { checkCriteria } from "./completion-criteria";
import { definitionKey, stepNodeOf } from "./definition-index";
import { agentStopOf, anyAgentStopOf, budgetQuestionOf, runStopOf } from "./holds";
import { STARVED } from "./needed-documents";
import { openIncident } from "./open-incident";
import { itemAt, keysOf } from "./pages";
import { reachMilestones } from "./reach-milestones";
import { hasEnded, type PauseCode, type RunState, stepOf } from "./run-state";
import { describeStop } from "./stop";
import type { Turn } from "./turn";
import type { Visit } from "./visit";

/** Draws the conclusions of a turn: milestones, the run's end, its pause or its going on. */
export function settleRun(turn: Turn, root: Visit): void {
  if (hasEnded(turn.state)) return;
  reachMilestones(turn);
  if (turn.isPausedByPerson) return;
  const stop = runStopOf(turn.state);
  if (stop) return standAt(turn, "stop", describeStop(stop));
  if (root === "settled") return endRun(turn);
  if (isMoving(turn.state)) return resume(turn);
  if (!needsPerson(turn.state)) reportBlocked(turn);
  if (needsPerson(turn.state)) return waitForPerson(turn);
  const held = anyAgentStopOf(turn.state);
  if (held) standAt(turn, "stop", describeStop(held));
}

/** Something goes on by itself: a task at work or queued, or a timer that will start one. */
function isMoving(state: RunState): boolean {
  return state.open.some((key) => {
    const step = stepOf(state, key);
    if (step?.stage === "retrying") return !agentStopOf(state, step.agent);
    return step?.stage === "queued" || step?.stage === "working";
  });
}

function needsPerson({ pendingApprovals, openIncidents }: RunState): boolean {
  return pendingApprovals.length > 0 || openIncidents.length > 0;
}

function resume(turn: Turn): void {
  if (turn.state.standing.status !== "paused") return;
  turn.record("run.resumed", { by: turn.by, requestId: null, reason: "" });
}

/** Nothing in the run can move until a person answers (product.md 2). */
function waitForPerson(turn: Turn): void {
  const budget = budgetQuestionOf(turn.state);
  if (budget) return standAt(turn, "budget", budget.question);
  if (turn.state.pendingApprovals.length > 0)
    return standAt(turn, "approval", "Waiting for a person's decision.");
  standAt(turn, "incident", "Waiting at an incident.");
}

function standAt(turn: Turn, code: Exclude<PauseCode, "person">, sentence: string): void {
  const { standing } = turn.state;
  if (standing.status === "paused" && standing.code === code) return;
  turn.record("run.paused", { code, sentence, by: ENGINE, requestId: null });
}

/** No limbo: what waits for a document that cannot come stops visibly, naming it (product.md 2). */
function reportBlocked(turn: Turn): void {
  for (const [key, input] of turn.blocked) {
    const sentence = `Needs ${input}, which nothing that can still run will make before it.`;
    openIncident(turn, key, "input-missing", sentence);
  }
}

/** When nothing is left to do; a missing document that something needed makes it a failure (product.md 4). */
function endRun(turn: Turn): void {
  resume(turn);
  const starved = findStarved(turn);
  if (starved) return turn.record("run.failed", starved);
  const { unmet, untold } = checkCriteria(turn.index, turn.state);
  if (unmet.length > 0) return failCriteria(turn, unmet);
  const stages = stepStages(turn);
  const done = stages.filter((stage) => stage === "completed").length;
  const skipped = stages.filter((stage) => stage === "skipped").length;
  const failed = stages.filter((stage) => stage === "failed").length;
  const counts = [`${done} ${done === 1 ? "step" : "steps"} completed`];
  if (skipped > 0) counts.push(`${skipped} skipped`);
  if (failed > 0) counts.push(`${failed} failed`);
  const unchecked = untold.map((criterion) => ` For a person to check: ${criterion.replace(/\.$/, "")}.`);
  turn.record("run.completed", { sentence: `${counts.join(", ")}.${unchecked.join("")}` });
}

/** What has to be there at the end is not: the run ends, but not as a success. */
function failCriteria(turn: Turn, unmet: string[]): void {
  const next = "Retry a step that makes it, or fork the run before one.";
  const sentence = `The workflow has to end with ${unmet.join(", ")}, which was not made. ${next}`;
  turn.record("run.failed", { code: "criteria-unmet", sentence, stepKey: null });
}

/** The first step, in document order, that could not run because one before it was rejected or failed. */
function findStarved(turn: Turn): { code: string; sentence: string; stepKey: string } | undefined {
  const { steps } = turn.state;
  const order = (key: string) => turn.index.position.get(definitionKey(key)) ?? 0;
  const stepKey = keysOf(steps)
    .filter((key) => {
      const step = itemAt(steps, key);
      return step?.stage === "skipped" && STARVED.includes(step.because.code);
    })
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))[0];
  const step = stepKey === undefined ? undefined : turn.step(stepKey);
  if (stepKey === undefined || step?.stage !== "skipped") return undefined;
  const label = stepNodeOf(turn.index, stepKey)?.label ?? stepKey;
  const code = step.because.code === "input-rejected" ? "rejected" : "step-failed";
  return { code, sentence: `"${label}" could not run. ${step.because.sentence}`, stepKey };
}

function stepStages(turn: Turn): (string | undefined)[] {
  const keys = keysOf(turn.state.steps).filter((key) => stepNodeOf(turn.index, key) !== undefined);
  return keys.map((key) => turn.step(key)?.stage);
}
