import type { ActorRef } from "./actor";
import type { Doubts } from "./doubts";
import type { StepOutput } from "./step-output";

/** Why something stands still or ended: a code for programs, a sentence for people (product.md 2). */
export type Because = { code: string; sentence: string };

export type Feedback = { by: string; comment: string };

/** What a step keeps through all its stages. `iteration` grows each time it begins anew. */
type StepBase = {
  iteration: number;
  /** Tasks made so far in this iteration; the number of the current attempt. */
  attempt: number;
  /** Failed attempts since the start or the last order of a person. */
  failures: number;
  /** Workers lost since the start or the last order of a person. */
  crashes: number;
  agent: string | null;
  /** The newest task of the step, also after its end. */
  lastTaskId: string | null;
  /** Documents and handoff of the newest task: exactly what the agent was given. */
  given: string[];
  handoffId: string | null;
  feedback: Feedback[];
  planApproved: boolean;
  scheduledAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
};

/** What an agent handed in. */
export type StepResult = {
  outputs: StepOutput[];
  summary: string;
  confidence: number | null;
  doubts?: Doubts;
};

/** Where a step is; `stepStatus` gives the word of product.md 2. Blocks use some of the stages. */
export type StepStage =
  /** Not begun, or about to begin anew. */
  | { stage: "unreached" }
  | { stage: "asking"; approvalId: string }
  | { stage: "queued"; taskId: string }
  | { stage: "working"; taskId: string; worker: string }
  | { stage: "retrying"; dueAt: number; because: Because }
  | ({ stage: "reviewing"; approvalId: string } & StepResult)
  | { stage: "stuck"; incidentId: string; because: Because }
  | ({ stage: "completed"; by: ActorRef | null } & StepResult)
  | { stage: "failed"; because: Because; final: boolean }
  | { stage: "skipped"; because: Because }
  | { stage: "cancelled" };

export type StepState = StepBase & StepStage;

export type StepStatus =
  | "pending"
  | "running"
  | "waiting_for_hitl"
  | "completed"
  | "failed"
  | "skipped"
  | "cancelled";

/** Status of a step in product.md's words. */
export function stepStatus(step: StepStage): StepStatus {
  switch (step.stage) {
    case "unreached":
    case "queued":
    case "retrying":
      return "pending";
    case "working":
      return "running";
    case "asking":
    case "reviewing":
      return "waiting_for_hitl";
    case "stuck":
      return "failed";
    default:
      return step.stage;
  }
}

/** True when nothing more will happen to the step unless it begins anew. */
export function isSettled(step: StepState | undefined): boolean {
  switch (step?.stage) {
    case "completed":
    case "failed":
    case "skipped":
    case "cancelled":
      return true;
    default:
      return false;
  }
}

/** True when something is under way or awaited: the run's `open` list has exactly these. */
export function isOpen(step: StepState): boolean {
  return step.stage !== "unreached" && !isSettled(step);
}

/** A step at its beginning. */
export function newStep(iteration: number): StepState {
  return {
    iteration,
    attempt: 0,
    failures: 0,
    crashes: 0,
    agent: null,
    lastTaskId: null,
    given: [],
    handoffId: null,
    feedback: [],
    planApproved: false,
    scheduledAt: null,
    startedAt: null,
    finishedAt: null,
    stage: "unreached",
  };
}

/** The step at another stage; what belonged to the stage before is gone, so that equal stages are equal states. */
export function atStage(step: StepState, stage: StepStage, changes: Partial<StepBase>): StepState {
  const base: StepBase = {
    iteration: step.iteration,
    attempt: step.attempt,
    failures: step.failures,
    crashes: step.crashes,
    agent: step.agent,
    lastTaskId: step.lastTaskId,
    given: step.given,
    handoffId: step.handoffId,
    feedback: step.feedback,
    planApproved: step.planApproved,
    scheduledAt: step.scheduledAt,
    startedAt: step.startedAt,
    finishedAt: step.finishedAt,
  };
  return Object.assign(base, changes, stage);
}
