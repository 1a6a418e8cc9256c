import { z } from "zod";
import { DeadlinePolicy } from "../definition/deadline";
import { ActorRef } from "./actor";
import { BudgetRefusal } from "./budget";
import { because, fact, place as step } from "./fact";
import { Handoff } from "./handoff";
import { RUN_FACTS } from "./run-facts";
import { Answer, ElicitedPoint, Remark, SectionChoice } from "./signals";
import { result, StepOutput } from "./step-output";

/** The catalogue of recorded facts. Every `data` is plain JSON; old builds skip what they do not know. */

export const ApprovalKind = z.enum(["result", "plan", "question"]);
export type ApprovalKind = z.infer<typeof ApprovalKind>;

/**
 * What a question is about; its answer is stored under `finding`. `raised-hand`: an agent asked it. A request for
 * a result is about `elicitation` when its template wants a person heard.
 */
export const QuestionTopic = z.enum([
  "condition",
  "optional",
  "agent",
  "route",
  "loop",
  "raised-hand",
  "elicitation",
  "budget",
]);
export type QuestionTopic = z.infer<typeof QuestionTopic>;

/** What adds a gate where the workflow has none (product.md 4). */
export const Trigger = z.enum([
  "phase_completion",
  "quality_threshold",
  "conflict_detected",
  "agent_error",
  "budget_exceeded",
  "safety_violation",
  "manual_request",
]);
export type Trigger = z.infer<typeof Trigger>;

/** A trigger that fired, and why as a sentence. */
export const RaisedBy = z.object({ trigger: Trigger, sentence: z.string() });
export type RaisedBy = z.infer<typeof RaisedBy>;

export const DecisionAction = z.enum(["approve", "revise", "amend", "reject", "answer"]);
export type DecisionAction = z.infer<typeof DecisionAction>;

export const FindingSource = z.enum(["launcher", "agent", "person", "rule"]);
export type FindingSource = z.infer<typeof FindingSource>;

export const AgentStatus = z.enum(["idle", "working", "waiting_for_hitl", "error"]);
export type AgentStatus = z.infer<typeof AgentStatus>;

export const RunFact = z.discriminatedUnion("type", [
  ...RUN_FACTS,

  fact("step.scheduled", {
    ...step,
    attempt: z.number().int(),
    taskId: z.string(),
    agent: z.string(),
    /** Exactly the accepted documents the agent is given, by artifact id. */
    given: z.array(z.string()),
    handoffId: z.string().nullable(),
  }),
  fact("step.started", { ...step, attempt: z.number().int(), taskId: z.string(), worker: z.string() }),
  fact("step.completed", {
    ...step,
    taskId: z.string().nullable(),
    ...result,
    by: ActorRef.nullable(),
  }),
  fact("step.failed", { ...step, ...because, final: z.boolean() }),
  /** Another attempt will come: after `dueAt` (epoch ms), or at once. `feedback` goes to the agent. */
  fact("step.retried", {
    ...step,
    ...because,
    dueAt: z.number().nullable(),
    feedback: z.object({ by: z.string(), comment: z.string() }).nullable(),
  }),
  fact("step.skipped", {
    ...step,
    ...because,
    /** Of a step that a person skipped while it was under way. */
    by: ActorRef.optional(),
    requestId: z.string().optional(),
  }),
  /** A worker's report that came too late; nothing changed (product.md 3.8). */
  fact("step.fenced", { ...step, taskId: z.string(), worker: z.string(), report: z.string() }),

  /**
   * The steps and blocks named begin anew with the next iteration: the next round of the loop `stepKey`, or
   * `on_reject: goto` back to the step `stepKey`, which gets the feedback. Answers that belonged to what is
   * done again are forgotten; documents that only it made are withdrawn until they are made again. `rerun`: a
   * person had the step `stepKey` and all that follows done again.
   */
  fact("steps.reset", {
    ...step,
    because: z.enum(["loop", "goto", "rerun"]),
    round: z.number().int(),
    resets: z.array(z.string()),
    forgets: z.array(z.string()),
    withdraws: z.array(z.string()),
    feedback: z.object({ by: z.string(), comment: z.string() }).nullable(),
    /** Steps that get the feedback; the step `stepKey` alone when there are none. */
    feedbackTo: z.array(z.string()).optional(),
    /** Blocks around it that were over and go on: a map with its items, a loop in its round, a route as taken. */
    reopens: z.array(z.string()).optional(),
    /** Earlier versions that later steps use again. */
    restores: z.array(StepOutput).optional(),
    /** Agent of the step that was completed last of those that stand. */
    lastAgent: z.string().nullable().optional(),
    by: ActorRef.optional(),
    reason: z.string().optional(),
    requestId: z.string().optional(),
  }),
  /**
   * A map begins with these items, whatever becomes of the list they were read from; a route block with the
   * name of the route taken, whatever becomes of the answer.
   */
  fact("block.started", { ...step, items: z.array(z.json()) }),
  /** A loop, parallel block, map or route is over; `step_results` maps its steps to their status (product.md 3.6). */
  fact("block.ended", {
    ...step,
    success_count: z.number().int(),
    failure_count: z.number().int(),
    step_results: z.record(z.string(), z.string()),
    partial_failure: z.boolean(),
  }),

  fact("approval.requested", {
    ...step,
    approvalId: z.string(),
    kind: ApprovalKind,
    topic: QuestionTopic.nullable(),
    version: z.number().int(),
    question: z.string(),
    contentSha256: z.string().nullable(),
    artifactId: z.string().nullable(),
    /** Empty but for the kind `result`. */
    ...result,
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    finding: z.string().nullable(),
    role: z.string(),
    votesNeeded: z.number().int(),
    agent: z.string().nullable(),
    /** The time limit: epoch ms, what then, and when people are reminded. */
    dueAt: z.number().optional(),
    onDeadline: DeadlinePolicy.optional(),
    remindAt: z.array(z.number()).optional(),
    triggers: z.array(RaisedBy).optional(),
    /** The option that the asking agent recommends. */
    recommendation: z.string().optional(),
    /** Ids of people who may not decide (four eyes). */
    excludes: z.array(z.string()).optional(),
    elicitation: z.array(ElicitedPoint).optional(),
    /** Of topic `budget`: what was refused. */
    refusal: BudgetRefusal.optional(),
  }),
  fact("approval.voted", {
    ...step,
    approvalId: z.string(),
    decisionId: z.string(),
    by: ActorRef,
    comment: z.string(),
    remarks: z.array(Remark).optional(),
  }),
  fact("approval.decided", {
    ...step,
    approvalId: z.string(),
    decisionId: z.string(),
    action: DecisionAction,
    answer: Answer.nullable(),
    comment: z.string(),
    contentSha256: z.string().nullable(),
    by: ActorRef,
    remarks: z.array(Remark).optional(),
    /** What was chosen for each elicitation point. */
    sections: z.array(SectionChoice).optional(),
  }),
  /** `remindAt`: the moment it was due; `isLast`: from now on everybody who may decide is asked. */
  fact("approval.reminded", {
    ...step,
    approvalId: z.string(),
    remindAt: z.number(),
    isLast: z.boolean(),
    sentence: z.string(),
  }),
  /** The time limit passed, and the request goes on waiting (policy `keep`). */
  fact("approval.overdue", { ...step, approvalId: z.string(), sentence: z.string() }),
  /** The time limit passed and its policy has no answer to such a question. */
  fact("approval.expired", { ...step, approvalId: z.string(), sentence: z.string() }),
  fact("approval.voided", { ...step, approvalId: z.string(), sentence: z.string() }),

  fact("handoff.made", { ...step, handoff: Handoff }),
  fact("artifact.made", {
    ...step,
    artifactId: z.string(),
    name: z.string(),
    version: z.number().int(),
    sha256: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    taskId: z.string().nullable(),
    by: ActorRef,
  }),
  fact("finding.recorded", {
    ...step,
    name: z.string(),
    value: z.json(),
    source: FindingSource,
    by: ActorRef,
  }),
  fact("milestone.reached", {
    phase: z.string(),
    stepKeys: z.array(z.string()),
    artifactIds: z.array(z.string()),
  }),
  fact("agent.statusChanged", { agent: z.string(), status: AgentStatus, stepKey: z.string().nullable() }),
  fact("incident.opened", {
    ...step,
    incidentId: z.string(),
    ...because,
    choices: z.array(z.enum(["retry", "edit-and-retry", "skip", "fail"])),
  }),
  fact("incident.closed", {
    ...step,
    incidentId: z.string(),
    choice: z.enum(["retry", "edit-and-retry", "skip", "fail", "cancelled"]),
    by: ActorRef,
    reason: z.string(),
    requestId: z.string().nullable(),
  }),
]);

/** A fact, before it has a place in a run's history. */
export type RunFact = z.infer<typeof RunFact>;

/** A fact in a run's history: `seq` counts 1, 2, 3 ... (J2), `at` is epoch milliseconds. */
export type RunEvent = RunFact & { seq: number; at: number };

export type FactOf<T extends RunFact["type"]> = Extract<RunFact, { type: T }>;
