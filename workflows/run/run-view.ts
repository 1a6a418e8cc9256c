import type { StepNode, WorkflowDefinition } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import type { ActorRef } from "./actor";
import { definitionKey, indexOf, stepNodeOf } from "./definition-index";
import type { StepOutput } from "./events";
import type { Handoff } from "./handoff";
import { itemsOf, keysOf } from "./pages";
import { measureProgress, type Progress } from "./progress";
import {
  type ApprovalState,
  type ArtifactState,
  acceptedOf,
  type Finding,
  hasEnded,
  type Incident,
  latestOf,
  type Milestone,
  type RunState,
  type RunStatus,
  stepOf,
} from "./run-state";
import {
  type Because,
  type Feedback,
  isSettled,
  type StepState,
  type StepStatus,
  stepStatus,
} from "./step-state";
import { type Waiting, waitingOf } from "./waiting";

/** A step of a run as pages show it; times in epoch milliseconds. */
export type StepView = {
  stepKey: string;
  iteration: number;
  label: string;
  mode: StepNode["mode"];
  phase: string | null;
  /** Agents that may do it, and the one that does. */
  agents: string[];
  agent: string | null;
  status: StepStatus;
  stage: StepState["stage"];
  attempt: number;
  taskId: string | null;
  reason: Because | null;
  approvalId: string | null;
  incidentId: string | null;
  inputs: string[];
  given: string[];
  outputs: StepOutput[];
  /** Documents it is to make, before it has made them. */
  creates: string[];
  summary: string;
  confidence: number | null;
  optional: boolean;
  condition: string | null;
  gate: StepNode["gate"];
  notes: string;
  retryAt: number | null;
  scheduledAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
  feedback: Feedback[];
};

export type PhaseView = { name: string; status: "pending" | "running" | "completed"; percent: number };

/** A run as pages and `runs.get` show it: everything that its events and its definition tell; times in epoch milliseconds. */
export type RunView = {
  runId: string;
  seq: number;
  title: string;
  workflow: { id: string; pack: string; name: string; sha256: string };
  status: RunStatus;
  reason: Because | null;
  waiting: Waiting | null;
  progress: Progress;
  phases: PhaseView[];
  steps: StepView[];
  approvals: ApprovalState[];
  handoffs: Handoff[];
  /** Every version, oldest first; `isAccepted`: later steps use it. */
  artifacts: (ArtifactState & { isAccepted: boolean; isLatest: boolean })[];
  agents: { agent: string; status: RunState["agents"][string] }[];
  milestones: Milestone[];
  incidents: Incident[];
  findings: (Finding & { name: string })[];
  /** Rounds of each loop begun, by its key. */
  rounds: Record<string, number>;
  haltRequestedBy: ActorRef | null;
  startedBy: ActorRef;
  startedAt: number;
  finishedAt: number | null;
  oversight: RunState["oversight"];
  project: string;
  input: JsonObject;
};

/** Builds the view; pure, so that the server and the browser show the same. */
export function viewRun(definition: WorkflowDefinition, state: RunState): RunView {
  const steps = viewSteps(definition, state);
  const { runId, seq, title, workflowSha, standing, milestones, rounds, oversight, project, input } = state;
  const { startedBy, startedAt, haltNext } = state;
  return {
    runId,
    seq,
    title,
    workflow: { id: definition.id, pack: definition.pack, name: definition.name, sha256: workflowSha },
    status: standing.status,
    reason: reasonOf(state),
    waiting: waitingOf(definition, state, startedAt),
    progress: measureProgress(definition, state),
    phases: viewPhases(definition, state, steps),
    steps,
    approvals: Object.values(state.approvals),
    handoffs: itemsOf(state.handoffs),
    artifacts: viewArtifacts(state),
    agents: Object.entries(state.agents).map(([agent, status]) => ({ agent, status })),
    milestones,
    incidents: Object.values(state.incidents),
    findings: Object.entries(state.findings).map(([name, finding]) => ({ name, ...finding })),
    rounds,
    haltRequestedBy: haltNext,
    startedBy,
    startedAt,
    finishedAt: "at" in standing ? standing.at : null,
    oversight,
    project,
    input,
  };
}

function reasonOf({ standing }: RunState): Because | null {
  switch (standing.status) {
    case "paused":
      return { code: standing.code, sentence: standing.sentence };
    case "failed":
    case "cancelled":
      return standing.because;
    default:
      return null;
  }
}

/** Steps in the definition's order; those of a map once for each item that was reached. */
function viewSteps(definition: WorkflowDefinition, state: RunState): StepView[] {
  const index = indexOf(definition, state.sequence);
  const reached = keysOf(state.steps);
  return index.steps.flatMap((node) => {
    const keys = reached.filter((key) => definitionKey(key) === node.key);
    return (keys.length > 0 ? keys : [node.key]).map((key) =>
      viewStep(stepNodeOf(index, key) ?? node, key, state),
    );
  });
}

function viewStep(node: StepNode, stepKey: string, state: RunState): StepView {
  const step = stepOf(state, stepKey);
  const isOver = hasEnded(state) && state.standing.status !== "completed";
  const { label, mode, phase, agents, optional, gate, notes } = node;
  const untouched = { stage: isOver ? ("cancelled" as const) : ("unreached" as const) };
  return {
    stepKey,
    label,
    mode,
    phase,
    agents,
    optional,
    gate,
    notes,
    condition: node.conditionText,
    inputs: node.inputs.map(({ name }) => name),
    creates: node.outputs.map(({ name }) => name),
    iteration: step?.iteration ?? 0,
    agent: step?.agent ?? (agents.length === 1 ? (agents[0] ?? null) : null),
    status: stepStatus(step ?? untouched),
    stage: step?.stage ?? untouched.stage,
    attempt: step?.attempt ?? 0,
    taskId: step?.lastTaskId ?? null,
    given: step?.given ?? [],
    scheduledAt: step?.scheduledAt ?? null,
    startedAt: step?.startedAt ?? null,
    finishedAt: step?.finishedAt ?? null,
    feedback: step?.feedback ?? [],
    ...viewStage(step),
  };
}

/** What only some stages have. */
function viewStage(step: StepState | undefined) {
  const none: StepExtras = {
    reason: null,
    approvalId: null,
    incidentId: null,
    outputs: [],
    summary: "",
    confidence: null,
    retryAt: null,
  };
  switch (step?.stage) {
    case "asking":
      return { ...none, approvalId: step.approvalId };
    case "reviewing": {
      const { approvalId, outputs, summary, confidence } = step;
      return { ...none, approvalId, outputs, summary, confidence };
    }
    case "completed": {
      const { outputs, summary, confidence } = step;
      return { ...none, outputs, summary, confidence };
    }
    case "retrying":
      return { ...none, reason: step.because, retryAt: step.dueAt };
    case "stuck":
      return { ...none, reason: step.because, incidentId: step.incidentId };
    case "failed":
    case "skipped":
      return { ...none, reason: step.because };
    default:
      return none;
  }
}

type StepExtras = Pick<
  StepView,
  "reason" | "approvalId" | "incidentId" | "outputs" | "summary" | "confidence" | "retryAt"
>;

function viewPhases(definition: WorkflowDefinition, state: RunState, steps: StepView[]): PhaseView[] {
  const named = [...new Set([...definition.phases, ...steps.flatMap(({ phase }) => phase ?? [])])];
  return named.flatMap((name) => {
    const own = steps.filter(({ phase }) => phase === name);
    if (own.length === 0) return [];
    const settled = own.filter(({ stepKey }) => isSettled(stepOf(state, stepKey))).length;
    const isBegun = own.some(({ stage }) => stage !== "unreached" && stage !== "cancelled");
    const isDone = settled === own.length && !own.some(({ stepKey }) => state.open.includes(stepKey));
    const status = isDone ? "completed" : isBegun ? "running" : "pending";
    return [{ name, status, percent: Math.floor((100 * settled) / own.length) } satisfies PhaseView];
  });
}

function viewArtifacts(state: RunState): RunView["artifacts"] {
  return itemsOf(state.artifacts).map((artifact) => ({
    ...artifact,
    isAccepted: acceptedOf(state, artifact.name) === artifact.artifactId,
    isLatest: latestOf(state, artifact.name)?.artifactId === artifact.artifactId,
  }));
}
