import type { Deadline, DeadlinePolicy } from "../definition/deadline";
import type { Json, JsonObject } from "../definition/json";
import type { ActorRef, Decider } from "./actor";
import type { BudgetRefusal, RunCaps } from "./budget";
import type {
  AgentStatus,
  ApprovalKind,
  DecisionAction,
  FindingSource,
  QuestionTopic,
  RaisedBy,
} from "./events";
import type { Handoff } from "./handoff";
import { itemAt, type Pages } from "./pages";
import type { Answer, ElicitedPoint, Oversight, SectionChoice, Unanswered } from "./signals";
import type { Because, StepState } from "./step-state";
import type { StopRef } from "./stop";

/**
 * Why a run is paused. `person`: only `resumeRun` moves it on; `stop`: only a release; the others end by
 * themselves.
 */
export type PauseCode = "person" | "approval" | "incident" | "stop" | "budget";

export type RunStanding =
  | { status: "pending" }
  | { status: "running" }
  | { status: "paused"; code: PauseCode; sentence: string; by: ActorRef; since: number }
  | { status: "completed"; at: number; sentence: string }
  | { status: "failed"; at: number; because: Because; stepKey: string | null }
  | { status: "cancelled"; at: number; because: Because; by: ActorRef };

export type RunStatus = RunStanding["status"];

export type ApprovalStatus = "pending" | "approved" | "rejected" | "amended" | "expired" | "void";

export type DecisionState = {
  decisionId: string;
  action: DecisionAction;
  answer: Answer | null;
  comment: string;
  by: ActorRef;
  at: number;
  sections?: SectionChoice[];
};

/** A request for a person's decision, with the votes and the decision that answered it. */
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
  /** Epoch milliseconds; none of these without a time limit. */
  dueAt?: number;
  onDeadline?: DeadlinePolicy;
  /** Reminders that are still to come. */
  remindAt?: number[];
  isOverdue?: boolean;
  triggers?: RaisedBy[];
  recommendation?: string;
  /** Ids of people who may not decide. */
  excludes?: string[];
  elicitation?: ElicitedPoint[];
  /** Of topic `budget`: what was refused. */
  refusal?: BudgetRefusal;
};

/** An answer that waits for its question, with whoever gave it. */
export type KeptAnswer = { answer: Answer; by: Decider; requestId: string; at: number };

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

/** Versions of one document: the newest, and the one that later steps may use (made by a completed step). */
export type DocumentState = { latest: string; accepted: string | null };

export type Finding = { value: Json; source: FindingSource; by: ActorRef; stepKey: string };

export type Incident = {
  incidentId: string;
  stepKey: string;
  iteration: number;
  because: Because;
  openedAt: number;
  open: boolean;
};

export type BlockResult = { successCount: number; failureCount: number; partialFailure: boolean };

export type Milestone = { phase: string; at: number; stepKeys: string[]; artifactIds: string[] };

/**
 * A run as its events tell it (I2: folding them gives exactly this). Plain JSON; holds references and short
 * sentences, never document text. Keys of steps are paths such as `stories[2]/review`.
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
  /** Steps that were reached, by key; and the blocks among them that asked, stand at an incident or are over. */
  steps: Pages<StepState>;
  /** Keys of the steps and blocks that something is under way in, or awaited for. */
  open: string[];
  approvals: Record<string, ApprovalState>;
  /** Ids of the approvals that wait for a decision. */
  pendingApprovals: string[];
  incidents: Record<string, Incident>;
  openIncidents: string[];
  /** Every version by artifact id. */
  artifacts: Pages<ArtifactState>;
  /** By name. */
  documents: Pages<DocumentState>;
  handoffs: Pages<Handoff>;
  findings: Record<string, Finding>;
  agents: Record<string, AgentStatus>;
  /** Agent of the step completed last, for the next handoff. */
  lastAgent: string | null;
  /** Rounds begun of each loop that is under way. */
  rounds: Record<string, number>;
  /** What blocks began with: the items of a map, the name of the route taken. */
  begun: Record<string, Json[]>;
  /** Results of the loops, parallel blocks, maps and routes that are over. */
  blocks: Record<string, BlockResult>;
  milestones: Milestone[];
  /** Numbers of tasks, artifacts and handoffs made so far: the sources of their ids. */
  counts: { tasks: number; artifacts: number; handoffs: number };
  /** The time limit of requests whose step names none. */
  deadline?: Deadline;
  /** By name: answers whose question has not come yet. */
  keptAnswers?: Record<string, KeptAnswer>;
  /** By id: stops that hold the run, or the work of an agent in it. */
  stops?: Record<string, StopRef>;
  /** The run whose past this one shares, and up to which event. */
  forkedFrom?: { runId: string; seq: number };
  caps?: RunCaps;
  /** Request ids of the newest orders, so that one repeated changes nothing. */
  orders: string[];
};

/** True when the run has ended; terminal states absorb (I8). */
export function hasEnded(state: RunState): boolean {
  const { status } = state.standing;
  return status === "completed" || status === "failed" || status === "cancelled";
}

/** A step or block of the run that was reached. */
export function stepOf(state: RunState, stepKey: string): StepState | undefined {
  return itemAt(state.steps, stepKey);
}

export function artifactOf(state: RunState, artifactId: string): ArtifactState | undefined {
  return itemAt(state.artifacts, artifactId);
}

export function handoffOf(state: RunState, handoffId: string): Handoff | undefined {
  return itemAt(state.handoffs, handoffId);
}

/** Id of the version that later steps may use; undefined while there is none. */
export function acceptedOf(state: RunState, name: string): string | undefined {
  return itemAt(state.documents, name)?.accepted ?? undefined;
}

/** The newest version of a document, accepted or not. */
export function latestOf(state: RunState, name: string): ArtifactState | undefined {
  const document = itemAt(state.documents, name);
  return document && artifactOf(state, document.latest);
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
    steps: [],
    open: [],
    approvals: {},
    pendingApprovals: [],
    incidents: {},
    openIncidents: [],
    artifacts: [],
    documents: [],
    handoffs: [],
    findings: {},
    agents: {},
    lastAgent: null,
    rounds: {},
    begun: {},
    blocks: {},
    milestones: [],
    counts: { tasks: 0, artifacts: 0, handoffs: 0 },
    orders: [],
  };
}
