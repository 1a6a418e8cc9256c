import { z } from "zod";
import { DeadlinePolicy } from "../definition/deadline";
import type { Node, StepNode, WorkflowDefinition } from "../definition/definition";
import { Json, JsonObject } from "../definition/json";
import { ActorRef } from "./actor";
import { ArtifactView, viewArtifacts } from "./artifact-view";
import { BlockView, viewBlock } from "./block-view";
import { BudgetRefusal } from "./budget";
import { compareIds } from "./compare-ids";
import { type DefinitionIndex, indexOf, surroundingsOf } from "./definition-index";
import { AgentStatus, ApprovalKind, DecisionAction, FindingSource, QuestionTopic, RaisedBy } from "./events";
import { Handoff } from "./handoff";
import { itemsOf } from "./pages";
import { PhaseView, viewPhases } from "./phase-view";
import { measureProgress, Progress } from "./progress";
import { agentStatus } from "./report-agents";
import { type Place, placesOf } from "./run-keys";
import { type RunState, stepOf } from "./run-state";
import { Answer, ElicitedPoint, Oversight, SectionChoice } from "./signals";
import type { Because } from "./step-state";
import { BecauseView, StepView, viewStep } from "./step-view";
import { describeStop, StopRef } from "./stop";
import { Waiting, waitingOf } from "./waiting";

/** A request for a decision, with the votes and the decision that answered it. */
export const ApprovalView = z.object({
  approvalId: z.string(),
  stepKey: z.string(),
  iteration: z.number(),
  kind: ApprovalKind,
  topic: QuestionTopic.nullable(),
  version: z.number(),
  question: z.string(),
  contentSha256: z.string().nullable(),
  artifactId: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  finding: z.string().nullable(),
  role: z.string(),
  votesNeeded: z.number(),
  votes: z.array(z.object({ decisionId: z.string(), by: ActorRef, at: z.number() })),
  agent: z.string().nullable(),
  requestedAt: z.number(),
  status: z.enum(["pending", "approved", "rejected", "amended", "expired", "void"]),
  decision: z
    .object({
      decisionId: z.string(),
      action: DecisionAction,
      answer: Answer.nullable(),
      comment: z.string(),
      by: ActorRef,
      at: z.number(),
      sections: z.array(SectionChoice).optional(),
    })
    .nullable(),
  dueAt: z.number().optional(),
  onDeadline: DeadlinePolicy.optional(),
  /** Reminders that are still to come. */
  remindAt: z.array(z.number()).optional(),
  isOverdue: z.boolean().optional(),
  triggers: z.array(RaisedBy).optional(),
  recommendation: z.string().optional(),
  excludes: z.array(z.string()).optional(),
  elicitation: z.array(ElicitedPoint).optional(),
  refusal: BudgetRefusal.optional(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

const IncidentView = z.object({
  incidentId: z.string(),
  stepKey: z.string(),
  iteration: z.number(),
  because: BecauseView,
  openedAt: z.number(),
  open: z.boolean(),
});

const MilestoneView = z.object({
  phase: z.string(),
  at: z.number(),
  stepKeys: z.array(z.string()),
  artifactIds: z.array(z.string()),
});

/**
 * A run as pages and `runs.get` show it: everything that its events and its definition tell (tokens and cost
 * are the database's). Plain JSON; times in epoch milliseconds, under the keys `at`, `since`,
 * `created_at` and `...At`.
 */
export const RunView = z.object({
  runId: z.string(),
  seq: z.number(),
  title: z.string(),
  workflow: z.object({ id: z.string(), pack: z.string(), name: z.string(), sha256: z.string() }),
  status: z.enum(["pending", "running", "paused", "completed", "failed", "cancelled"]),
  reason: BecauseView.nullable(),
  waiting: Waiting.nullable(),
  progress: Progress,
  phases: z.array(PhaseView),
  /** In the definition's order, whether reached or not; those of a map once for each item. */
  steps: z.array(StepView),
  blocks: z.array(BlockView),
  approvals: z.array(ApprovalView),
  /** Answers whose question has not come; of a run that has ended, those that were never used (E15). */
  keptAnswers: z.array(z.object({ name: z.string(), answer: Answer, by: ActorRef, at: z.number() })),
  handoffs: z.array(Handoff),
  /** Every version, oldest first. */
  artifacts: z.array(ArtifactView),
  agents: z.array(z.object({ agent: z.string(), status: AgentStatus, stepKey: z.string().nullable() })),
  milestones: z.array(MilestoneView),
  incidents: z.array(IncidentView),
  findings: z.array(
    z.object({ name: z.string(), value: Json, source: FindingSource, by: ActorRef, stepKey: z.string() }),
  ),
  haltRequestedBy: ActorRef.nullable(),
  /** The run whose past this one shares, and the last event of it. */
  forkedFrom: z.object({ runId: z.string(), seq: z.number() }).nullable(),
  /** Stops that hold the run, or the work of an agent in it. */
  stops: z.array(StopRef.extend({ sentence: z.string() })),
  startedBy: ActorRef,
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  oversight: Oversight,
  project: z.string(),
  input: JsonObject,
});
export type RunView = z.infer<typeof RunView>;

/** Builds the view; pure, so that the server and the browser show the same. */
export function viewRun(definition: WorkflowDefinition, state: RunState): RunView {
  const { runId, seq, title, workflowSha, standing, oversight, project, input } = state;
  const { id, pack, name } = definition;
  const { steps, blocks } = viewPlaces(definition, state);
  const { startedBy, startedAt } = state;
  return {
    ...{ runId, seq, title, oversight, project, input, startedBy, startedAt },
    workflow: { id, pack, name, sha256: workflowSha },
    status: standing.status,
    reason: reasonOf(state),
    waiting: waitingOf(definition, state),
    progress: measureProgress(definition, state),
    phases: viewPhases(definition, state, steps),
    steps,
    blocks,
    approvals: Object.values(state.approvals),
    keptAnswers: Object.entries(state.keptAnswers ?? {}).map(
      ([
        name,
        {
          answer,
          by: { id, name: who },
          at,
        },
      ]) => {
        return { name, answer, by: { id, name: who }, at };
      },
    ),
    handoffs: itemsOf(state.handoffs).sort((a, b) => compareIds(a.handoff_id, b.handoff_id)),
    artifacts: viewArtifacts(state),
    agents: Object.keys(state.agents).map((agent) => ({ agent, ...agentStatus(state, agent) })),
    milestones: state.milestones,
    incidents: Object.values(state.incidents),
    findings: Object.entries(state.findings).map(([name, finding]) => ({ name, ...finding })),
    haltRequestedBy: state.haltNext,
    forkedFrom: state.forkedFrom ?? null,
    stops: Object.values(state.stops ?? {}).map((stop) => ({ ...stop, sentence: describeStop(stop) })),
    finishedAt: "at" in standing ? standing.at : null,
  };
}

type Block = Exclude<Node, StepNode>;

function reasonOf({ standing }: RunState): Because | null {
  switch (standing.status) {
    case "paused":
      return { code: standing.code, sentence: standing.sentence };
    case "failed":
    case "cancelled":
      return standing.because;
    case "completed":
      return { code: "completed", sentence: standing.sentence };
    default:
      return null;
  }
}

function viewPlaces(definition: WorkflowDefinition, state: RunState): Pick<RunView, "steps" | "blocks"> {
  const index = indexOf(definition, state.sequence);
  const begun = new Set<string>();
  const steps: StepView[] = [];
  const blocks: (Place & { node: Block })[] = [];
  for (const place of placesOf(index, state)) {
    const { node } = place;
    const step = stepOf(state, place.key);
    const isReached = step !== undefined && step.stage !== "unreached";
    if (isReached) for (const key of blocksAround(index, place)) begun.add(key);
    if (node.kind === "step") steps.push(viewStep(index, state, place, node, step));
    else blocks.push({ ...place, node });
  }
  return { steps, blocks: blocks.map((place) => viewBlock(index, state, place, begun.has(place.key))) };
}

const around = new WeakMap<Place, string[]>();

/** Keys of the blocks around a place; they never change. */
function blocksAround(index: DefinitionIndex, place: Place): string[] {
  const known = around.get(place);
  if (known) return known;
  const { node, scope } = place;
  const keys = surroundingsOf(index, node.key).blocks.map((key) => scope.keyOf(key));
  around.set(place, keys);
  return keys;
}
