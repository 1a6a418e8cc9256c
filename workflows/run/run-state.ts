import type { JsonObject } from "../definition/json";
import type { ActorRef } from "./actor";
import type { AgentStatus, ApprovalKind, DecisionAction, QuestionTopic, StepOutput } from "./events";
import type { Handoff } from "./handoff";
import type { Answer, Oversight, Unanswered } from "./signals";

/** Why something stands still or ended: a code for programs, a sentence for people (product.md 2). */
export type Because = { code: string; sentence: string };

/** Why a run is paused. `person`: only `resumeRun` moves it on; the others end by themselves. */
export type PauseCode = "person" | "approval" | "incident";

export type RunStanding =
  | { status: "pending" }
  | { status: "running" }
  | { status: "paused"; code: PauseCode; sentence: string; by: ActorRef; since: number }
  | { status: "completed"; at: number; sentence: string }
  | { status: "failed"; at: number; because: Because; stepKey: string | null }
  | { status: "cancelled"; at: number; because: Because; by: ActorRef };

export type RunStatus = RunStanding["status"];

export type Feedback = { by: string; comment: string };

/** What a step keeps through all its stages. `iteration` grows each time it begins anew. */
type StepBase = {
  iteration: number;
  /** Tasks made so far in this iteration; the number of the current attempt. */
  attempt: number;
  failures: number;
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

/** Where a step is; `stepStatus` gives the word of product.md 2. */
export type StepStage =
  | { stage: "unreached" }
  | { stage: "asking"; approvalId: string }
  | { stage: "queued"; taskId: string }
  | { stage: "working"; taskId: string; worker: string }
  | { stage: "retrying"; dueAt: number; because: Because }
  | {
      stage: "reviewing";
      approvalId: string;
      outputs: StepOutput[];
      summary: string;
      confidence: number | null;
    }
  | { stage: "stuck"; incidentId: string; because: Because }
  | {
      stage: "completed";
      outputs: StepOutput[];
      summary: string;
      confidence: number | null;
      by: ActorRef | null;
    }
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

export type DecisionState = {
  decisionId: string;
  action: DecisionAction;
  answer: Answer | null;
  comment: string;
  by: ActorRef;
  at: number;
};

export type ApprovalStatus = "pending" | "approved" | "rejected" | "amended" | "expired" | "void";

export type ApprovalState = {
  approvalId: string;
  stepKey: string;
  iteration: number;
  kind: ApprovalKind;
  topic: QuestionTopic | null;
  version: number;
  question: string;
  contentSha256: string | null;
  artifactId: string | null;
  options: { value: string; label: string }[];
  finding: string | null;
  role: string;
  votesNeeded: number;
  votes: { decisionId: string; by: ActorRef; at: number }[];
  agent: string | null;
  requestedAt: number;
  status: ApprovalStatus;
  decision: DecisionState | null;
};

export type ArtifactState = {
  artifactId: string;
  name: string;
  version: number;
  sha256: string;
  mediaType: string;
  size: number;
  stepKey: string;
  iteration: number;
  taskId: string | null;
  by: ActorRef;
  at: number;
};

export type Finding = {
  value: JsonObject[string];
  source: "launcher" | "agent" | "person" | "rule";
  by: ActorRef;
  stepKey: string;
};

export type BlockResult = { successCount: number; failureCount: number; partialFailure: boolean };

export type Incident = {
  incidentId: string;
  stepKey: string;
  iteration: number;
  because: Because;
  openedAt: number;
  open: boolean;
};

/**
 * A run as its events tell it (I2: folding them gives exactly this). Holds references and short sentences,
 * never document text. `steps` has only steps that were reached; keys are paths such as `stories[2]/review`.
 */
export type RunState = {
  runId: string;
  /** Number of the last event folded in; 0 before the start. */
  seq: number;
  workflowSha: string;
  sequence: string;
  title: string;
  input: JsonObject;
  oversight: Oversight;
  project: string;
  answers: Record<string, Answer>;
  unanswered: Unanswered;
  startedBy: ActorRef;
  startRequestId: string;
  startedAt: number;
  standing: RunStanding;
  /** A person asked for a gate at the next step. */
  haltNext: ActorRef | null;
  steps: Record<string, StepState>;
  /** Keys of the steps that were reached and are not settled. */
  open: string[];
  approvals: Record<string, ApprovalState>;
  /** Every version by artifact id. */
  artifacts: Record<string, ArtifactState>;
  /** Newest version of each document, by name, whether accepted or not. */
  latest: Record<string, string>;
  /** Version that later steps may use: made by a completed step. */
  accepted: Record<string, string>;
  findings: Record<string, Finding>;
  handoffs: Record<string, Handoff>;
  incidents: Record<string, Incident>;
  agents: Record<string, AgentStatus>;
  /** Agent of the step completed last, for the next handoff. */
  lastAgent: string | null;
  /** Rounds begun of each loop, and of each `goto` by its target. */
  rounds: Record<string, number>;
  /** Loops, parallel blocks, maps and routes that are over, by key. */
  blocks: Record<string, BlockResult>;
  milestones: string[];
  /** Tasks made so far: the source of task ids. */
  taskCount: number;
  /** Request ids of the newest orders, so that one repeated changes nothing. */
  orders: string[];
};

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
  return (
    step !== undefined &&
    (step.stage === "completed" ||
      step.stage === "failed" ||
      step.stage === "skipped" ||
      step.stage === "cancelled")
  );
}

/** True when the run has ended; terminal states absorb (I8). */
export function hasEnded(state: RunState): boolean {
  const { status } = state.standing;
  return status === "completed" || status === "failed" || status === "cancelled";
}

/** A run before its first event. */
export function unstartedRun(runId: string): RunState {
  return {
    runId,
    seq: 0,
    workflowSha: "",
    sequence: "",
    title: "",
    input: {},
    oversight: "medium",
    project: "default",
    answers: {},
    unanswered: "ask",
    startedBy: { id: "", name: "" },
    startRequestId: "",
    startedAt: 0,
    standing: { status: "pending" },
    haltNext: null,
    steps: {},
    open: [],
    approvals: {},
    artifacts: {},
    latest: {},
    accepted: {},
    findings: {},
    handoffs: {},
    incidents: {},
    agents: {},
    lastAgent: null,
    rounds: {},
    blocks: {},
    milestones: [],
    taskCount: 0,
    orders: [],
  };
}
