import { z } from "zod";
import { Deadline } from "../definition/deadline";
import { JsonObject } from "../definition/json";
import { Actor, ActorRef } from "./actor";
import { BudgetRefusal, BudgetScope, BudgetUnit, RunCaps } from "./budget";
import { Doubts } from "./doubts";
import { StopRef } from "./stop";
import { Tag } from "./tag";

/** `no`: conditions and optional steps nobody answered count as "no" and are never asked (product.md 3.5). */
export const Unanswered = z.enum(["ask", "no"]);
export type Unanswered = z.infer<typeof Unanswered>;

export const Oversight = z.enum(["low", "medium", "high"]);
export type Oversight = z.infer<typeof Oversight>;

/** An answer to a question: yes or no, or one of its options. */
export const Answer = z.union([z.boolean(), z.string()]);
export type Answer = z.infer<typeof Answer>;

/** A document as a worker or a person hands it in: bytes are stored beside, by their SHA-256 (hex). */
export const DocumentRef = z.object({
  name: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int().min(0),
});
export type DocumentRef = z.infer<typeof DocumentRef>;

/** A remark on a passage of the document shown, sent with a decision. Offsets in UTF-16 code units. */
export const Remark = z.object({
  quote: z.string().max(2_000),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  section: z.string().max(500).optional(),
  text: z.string().max(4_000),
  /** What should stand there instead. */
  suggestion: z.string().max(4_000).optional(),
});
export type Remark = z.infer<typeof Remark>;

/** A place at which a template wants a person heard (`elicit: true`). */
export const ElicitedPoint = z.object({
  document: z.string(),
  /** Of the section in the template: `document/epics/story`. */
  path: z.string(),
  title: z.string(),
  /** What to talk about. */
  instruction: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type ElicitedPoint = z.infer<typeof ElicitedPoint>;

/** What a person chose at an elicitation point: an option's value, with words of their own. */
export const SectionChoice = z.object({
  path: z.string().max(500),
  choice: z.string().max(200),
  text: z.string().max(4_000).default(""),
});
export type SectionChoice = z.infer<typeof SectionChoice>;

/** What an agent or the worker noticed about a result that a person has to see (product.md 4). */
export const Concern = z.object({
  trigger: z.enum(["conflict_detected", "safety_violation"]),
  sentence: z.string().max(500),
});
export type Concern = z.infer<typeof Concern>;

/** Tokens and money of one attempt; cost in US dollars. */
export const Usage = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
  cost: z.number(),
});
export type Usage = z.infer<typeof Usage>;

/** An event as it is stored; see `readEvent`. */
export const StoredEvent = z.object({
  seq: z.number().int(),
  at: z.number(),
  type: z.string(),
  data: JsonObject,
});
export type StoredEvent = z.infer<typeof StoredEvent>;

const order = { by: Actor, requestId: z.string().min(1).max(200), reason: z.string().max(2_000).default("") };
/** With `incidentId` the order holds only while that incident is open: who saw an old page moves nothing else. */
const stepOrder = { stepKey: z.string(), incidentId: z.string().optional(), ...order };
const report = { taskId: z.string(), fence: z.number().int(), worker: z.string() };

/** What comes in: a person's order, a worker's report, a timer or a start. */
export const Signal = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("startRun"),
    runId: z.string(),
    workflowSha: z.string(),
    sequence: z.string().nullable(),
    title: z.string(),
    input: JsonObject,
    oversight: Oversight,
    project: z.string(),
    answers: z.record(z.string(), Answer),
    unanswered: Unanswered,
    by: Actor,
    requestId: z.string(),
    /** The time limit of requests whose step names none. */
    deadline: Deadline.optional(),
    /** Stops that hold already: the run stands from its beginning. */
    stops: z.array(StopRef).optional(),
    caps: RunCaps.optional(),
    /** Kept beside the run, not in its history: people change them later. */
    tags: z.array(Tag).optional(),
  }),
  /**
   * A new run that shares the past of another (product.md 3.10): `history` are its events up to `from.seq`, with
   * the ids of the new run. `input`, `findings` and `documents` replace what stood there; with `stepKey` that
   * step and what follows begin anew, and `note` goes to its agent.
   */
  z.object({
    type: z.literal("forkRun"),
    runId: z.string(),
    from: z.object({ runId: z.string(), seq: z.number().int() }),
    workflowSha: z.string(),
    sequence: z.string(),
    history: z.array(StoredEvent),
    title: z.string(),
    input: JsonObject,
    findings: z.record(z.string(), Answer),
    documents: z.array(DocumentRef),
    stepKey: z.string().nullable(),
    note: z.string(),
    by: Actor,
    requestId: z.string(),
    stops: z.array(StopRef).optional(),
  }),
  /** An answer to a question that is still to come, under any name it can be asked by. */
  z.object({ type: z.literal("answerAhead"), name: z.string().min(1).max(500), answer: Answer, ...order }),
  z.object({ type: z.literal("pauseRun"), ...order }),
  z.object({ type: z.literal("resumeRun"), ...order }),
  z.object({ type: z.literal("cancelRun"), ...order }),
  z.object({ type: z.literal("haltNext"), ...order }),
  /**
   * Another attempt of a step that stands at an incident; any other that was reached begins anew, with what
   * follows it (`planRerun`), also in a run that completed or failed. `input` goes to the agent as feedback.
   */
  z.object({ type: z.literal("retryStep"), ...stepOrder, input: z.string().optional() }),
  z.object({ type: z.literal("skipStep"), ...stepOrder }),
  z.object({ type: z.literal("failStep"), ...stepOrder }),
  z.object({
    type: z.literal("decideApproval"),
    approvalId: z.string(),
    decisionId: z.string(),
    action: z.enum(["approve", "revise", "amend", "reject"]),
    comment: z.string().max(10_000),
    contentSha256: z.string().nullable(),
    /** The amended document (amend only). */
    amended: DocumentRef.nullable(),
    by: Actor,
    remarks: z.array(Remark).max(100).optional(),
    sections: z.array(SectionChoice).max(100).optional(),
  }),
  z.object({
    type: z.literal("answerApproval"),
    approvalId: z.string(),
    decisionId: z.string(),
    answer: Answer,
    comment: z.string().max(10_000).default(""),
    by: Actor,
  }),
  z.object({ type: z.literal("taskStarted"), ...report }),
  z.object({
    type: z.literal("taskSucceeded"),
    ...report,
    documents: z.array(DocumentRef),
    findings: JsonObject,
    confidence: z.number(),
    summary: z.string(),
    doubts: Doubts.optional(),
    model: z.string(),
    /** Null: recorded call by call. */
    usage: Usage.nullable(),
    concerns: z.array(Concern).optional(),
    elicits: z.array(ElicitedPoint).optional(),
  }),
  /** The agent cannot go on without a person's word: a question in place of a document. */
  z.object({
    type: z.literal("taskAsked"),
    ...report,
    question: z.string(),
    /** Empty: any text is an answer. */
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    /** Value of the option it would take. */
    recommendation: z.string().nullable(),
    model: z.string(),
    /** Null: recorded call by call. */
    usage: Usage.nullable(),
  }),
  z.object({
    type: z.literal("taskFailed"),
    ...report,
    reason: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    retryAfterMs: z.number().nullable(),
  }),
  /** A call of the agent's would have gone beyond a budget and was not made. */
  z.object({ type: z.literal("taskRefused"), ...report, refusal: BudgetRefusal }),
  /** The worker that held the task is dead: another attempt starts. */
  z.object({ type: z.literal("taskLost"), ...report }),
  /** `dueAt`: its moment by database time; the run's clock is never behind it. */
  z.object({ type: z.literal("timerFired"), timerKey: z.string(), dueAt: z.number().optional() }),
  /** The stop switch was pulled for a scope that the run is in; and released. */
  z.object({ type: z.literal("holdRun"), stop: StopRef }),
  z.object({ type: z.literal("freeRun"), stopId: z.string(), releasedBy: ActorRef, reason: z.string() }),
  /** Most of a budget is used up. */
  z.object({
    type: z.literal("warnBudget"),
    budget: BudgetScope.extend({ unit: BudgetUnit, used: z.number(), limit: z.number() }),
  }),
  /** A budget has room again that this run asked a person about. */
  z.object({ type: z.literal("freeBudget"), approvalId: z.string(), sentence: z.string() }),
]);
export type Signal = z.infer<typeof Signal>;

export type SignalOf<T extends Signal["type"]> = Extract<Signal, { type: T }>;
