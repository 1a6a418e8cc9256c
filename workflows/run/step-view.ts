import { z } from "zod";
import { StepMode, type StepNode } from "../definition/definition";
import type { DefinitionIndex } from "./definition-index";
import { surroundingsOf } from "./definition-index";
import { Doubts, keepDoubts } from "./doubts";
import { labelAt, type Place } from "./run-keys";
import { hasEnded, type RunState } from "./run-state";
import { fillStep } from "./scope";
import { StepOutput } from "./step-output";
import { newStep, type StepState, stepStatus } from "./step-state";

export const BecauseView = z.object({ code: z.string(), sentence: z.string() });

export const StepStatusView = z.enum([
  "pending",
  "running",
  "waiting_for_hitl",
  "completed",
  "failed",
  "skipped",
  "cancelled",
]);

/** A step of a run as pages show it, reached or not; times in epoch milliseconds. */
export const StepView = z.object({
  stepKey: z.string(),
  iteration: z.number(),
  label: z.string(),
  mode: StepMode,
  phase: z.string().nullable(),
  /** Key of the innermost block around it, in `blocks`. */
  blockKey: z.string().nullable(),
  /** Agents that may do it, and the one that does. */
  agents: z.array(z.string()),
  agent: z.string().nullable(),
  status: StepStatusView,
  stage: z.enum([
    "unreached",
    "asking",
    "queued",
    "working",
    "retrying",
    "reviewing",
    "stuck",
    "completed",
    "failed",
    "skipped",
    "cancelled",
  ]),
  attempt: z.number(),
  taskId: z.string().nullable(),
  reason: BecauseView.nullable(),
  approvalId: z.string().nullable(),
  incidentId: z.string().nullable(),
  /** Documents it needs, by name; `given` are those its newest task got, by artifact id. */
  inputs: z.array(z.string()),
  given: z.array(z.string()),
  /** Documents it is to make, before it has made them. */
  creates: z.array(z.string()),
  outputs: z.array(StepOutput),
  summary: z.string(),
  confidence: z.number().nullable(),
  doubts: Doubts.optional(),
  optional: z.boolean(),
  condition: z.string().nullable(),
  gate: z.enum(["before", "after", "both"]).nullable(),
  notes: z.string(),
  retryAt: z.number().nullable(),
  scheduledAt: z.number().nullable(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  feedback: z.array(z.object({ by: z.string(), comment: z.string() })),
});
export type StepView = z.infer<typeof StepView>;

type Seen = { step: StepState | undefined; isCutOff: boolean; view: StepView };

/** The last view of each place: an event moves few of thousands. */
const seen = new WeakMap<Place, Seen>();

/**
 * The view of one step at its place, `step` of the state; one that was not reached shows what the definition says.
 * The same object as the last time while nothing of it changed: views are never written to.
 */
export function viewStep(
  index: DefinitionIndex,
  state: RunState,
  place: Place,
  node: StepNode,
  step: StepState | undefined,
): StepView {
  const isCutOff = isOverEarly(state);
  const last = seen.get(place);
  if (last && last.step === step && last.isCutOff === isCutOff) return last.view;
  const view = makeView(index, state, { ...place, node }, step);
  seen.set(place, { step, isCutOff, view });
  return view;
}

function makeView(
  index: DefinitionIndex,
  state: RunState,
  place: Place & { node: StepNode },
  reached: StepState | undefined,
): StepView {
  const node = fillStep(place.node, place.scope);
  const step = reached ?? newStep(surroundingsOf(index, node.key).isInLoop ? 1 : 0);
  const block = surroundingsOf(index, node.key).blocks.at(-1);
  const label = labelAt(index, place);
  const { mode, phase, agents, optional, gate, notes } = node;
  const { iteration, attempt, given, scheduledAt, startedAt, finishedAt, feedback } = step;
  return {
    stepKey: place.key,
    ...{ label, mode, phase, agents, optional, gate, notes },
    ...{ iteration, attempt, given, scheduledAt, startedAt, finishedAt, feedback },
    blockKey: block === undefined ? null : place.scope.keyOf(block),
    condition: node.conditionText,
    inputs: node.inputs.map(({ name }) => name),
    creates: node.outputs.map(({ name }) => name),
    agent: step.agent ?? (agents.length === 1 ? (agents[0] ?? null) : null),
    taskId: step.lastTaskId,
    ...viewStage(step, state),
  };
}

type StageView = Pick<
  StepView,
  | "status"
  | "stage"
  | "reason"
  | "approvalId"
  | "incidentId"
  | "outputs"
  | "summary"
  | "confidence"
  | "doubts"
  | "retryAt"
>;

/** What belongs to the stage a step or block is at; nothing else will be reached in a run that was ended. */
export function viewStage(step: StepState, state: RunState): StageView {
  const isCutOff = step.stage === "unreached" && isOverEarly(state);
  const stage = isCutOff ? "cancelled" : step.stage;
  const status = isCutOff ? "cancelled" : stepStatus(step);
  return {
    status,
    stage,
    reason: "because" in step ? step.because : null,
    approvalId: "approvalId" in step ? step.approvalId : null,
    incidentId: "incidentId" in step ? step.incidentId : null,
    outputs: "outputs" in step ? step.outputs : [],
    summary: "summary" in step ? step.summary : "",
    confidence: "confidence" in step ? step.confidence : null,
    ...("doubts" in step ? keepDoubts(step.doubts) : {}),
    retryAt: "dueAt" in step ? step.dueAt : null,
  };
}

function isOverEarly(state: RunState): boolean {
  return hasEnded(state) && state.standing.status !== "completed";
}
