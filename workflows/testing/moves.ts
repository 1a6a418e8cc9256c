import type { WorkflowDefinition } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import type { Actor } from "../run/actor";
import { indexOf } from "../run/definition-index";
import { stepInRun } from "../run/run-keys";
import { type ApprovalState, type RunState, stepOf } from "../run/run-state";
import type { Answer, DocumentRef, Signal, SignalOf } from "../run/signals";
import { wantedDocuments } from "../run/wanted-documents";
import { ann, bob, oda } from "./people";

/** A signal in the words of a test; ids that the run made are looked up when it is sent. */
export type Move = (definition: WorkflowDefinition, state: RunState) => Signal;

/** The same signal whatever the state, e.g. one that was kept to be sent again. */
export const send =
  (signal: Signal): Move =>
  () =>
    signal;

export const starts =
  (options: Partial<SignalOf<"startRun">> = {}): Move =>
  (_, { runId }) => ({
    type: "startRun",
    runId,
    workflowSha: "sha",
    sequence: null,
    title: "A run",
    input: {},
    oversight: "low",
    project: "default",
    answers: {},
    unanswered: "ask",
    by: ann,
    requestId: "start",
    ...options,
  });

/** The worker says that it begins with the step's task. */
export const begins =
  (stepKey: string, worker = "w1"): Move =>
  (_, state) => ({ type: "taskStarted", ...report(state, stepKey), worker });

type Result = Partial<
  Pick<SignalOf<"taskSucceeded">, "summary" | "confidence" | "doubts" | "concerns" | "elicits">
> & {
  findings?: JsonObject;
  /** Names; else what the step wants. */
  documents?: string[];
  /** Told apart from other texts of the same document. */
  text?: string;
};

/** The agent hands in what the step wants. */
export const finishes =
  (stepKey: string, { findings = {}, documents, text = "text", ...rest }: Result = {}): Move =>
  (definition, state) => {
    const node = stepInRun(indexOf(definition, state.sequence), state, stepKey);
    const wanted = node ? wantedDocuments(node, stepKey).filter(({ optional }) => !optional) : [];
    const names = documents ?? wanted.map(({ name, isDir }) => (isDir ? `${name}one.md` : name));
    return {
      type: "taskSucceeded",
      ...report(state, stepKey),
      documents: names.map((name) => documentOf(name, text)),
      findings,
      confidence: 0.9,
      summary: `${stepKey} is done`,
      model: "test",
      usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 },
      ...rest,
    };
  };

/** The agent raises its hand: left or right, it would go left. */
export const asks =
  (stepKey: string, asked: Partial<SignalOf<"taskAsked">> = {}): Move =>
  (_, state) => ({
    type: "taskAsked",
    ...report(state, stepKey),
    question: "Left or right?",
    options: [
      { value: "left", label: "Left" },
      { value: "right", label: "Right" },
    ],
    recommendation: "left",
    model: "test",
    usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 },
    ...asked,
  });

/** A person answers what is still to be asked. */
export const answersAhead =
  (name: string, answer: Answer, { by = bob, requestId = `ahead-${name}` }: Order = {}): Move =>
  () => ({ type: "answerAhead", name, answer, by, requestId, reason: "" });

export const fails =
  (stepKey: string, failure: Partial<SignalOf<"taskFailed">> = {}): Move =>
  (_, state) => ({
    type: "taskFailed",
    ...report(state, stepKey),
    reason: "model-error",
    message: "the model did not answer",
    retryable: true,
    retryAfterMs: null,
    ...failure,
  });

/** The step's worker is dead. */
export const dies =
  (stepKey: string): Move =>
  (_, state) => ({ type: "taskLost", ...report(state, stepKey) });

/** A timer fires; which one does not matter, the clock decides what is due. */
export const wakes = (): Move => () => ({ type: "timerFired", timerKey: "any" });

type By = Partial<Pick<SignalOf<"decideApproval">, "remarks" | "sections">> & {
  by?: Actor;
  comment?: string;
  decisionId?: string;
  approvalId?: string;
  contentSha256?: string;
};

const decides =
  (
    action: SignalOf<"decideApproval">["action"],
    stepKey: string,
    options: By,
    amended: DocumentRef | null,
  ): Move =>
  (_, state) => {
    const approval = openApproval(state, stepKey, options.approvalId);
    return {
      type: "decideApproval",
      approvalId: approval?.approvalId ?? "none",
      decisionId: `${action}-${approval?.approvalId}-${(options.by ?? bob).id}`,
      action,
      comment: "because",
      contentSha256: approval?.contentSha256 ?? null,
      amended,
      by: bob,
      ...options,
    };
  };

export const approves = (stepKey: string, options: By = {}) => decides("approve", stepKey, options, null);
export const revises = (stepKey: string, options: By = {}) => decides("revise", stepKey, options, null);
export const rejects = (stepKey: string, options: By = {}) => decides("reject", stepKey, options, null);
export const amends = (stepKey: string, name: string, options: By = {}) =>
  decides("amend", stepKey, options, documentOf(name, "amended"));

/** A person answers the question that the step or block asks. */
export const answers =
  (stepKey: string, answer: Answer, options: By = {}): Move =>
  (_, state) => ({
    type: "answerApproval",
    approvalId: openApproval(state, stepKey, options.approvalId)?.approvalId ?? "none",
    decisionId: `answer-${Object.keys(state.approvals).length}-${state.seq}`,
    answer,
    comment: "",
    by: bob,
    ...options,
  });

type Order = { by?: Actor; requestId?: string; reason?: string };
type StepOrder = Order & { incidentId?: string };

const order = (state: RunState, { by = oda, requestId = `order-${state.seq}`, reason = "" }: Order) => ({
  by,
  requestId,
  reason,
});

export const pauses =
  (options: Order = {}): Move =>
  (_, state) => ({ type: "pauseRun", ...order(state, options) });
export const resumes =
  (options: Order = {}): Move =>
  (_, state) => ({ type: "resumeRun", ...order(state, options) });
export const cancels =
  (options: Order = {}): Move =>
  (_, state) => ({ type: "cancelRun", ...order(state, options) });
export const haltsNext =
  (options: Order = {}): Move =>
  (_, state) => ({ type: "haltNext", ...order(state, options) });
export const retries =
  (stepKey: string, { input, incidentId, ...options }: StepOrder & { input?: string } = {}): Move =>
  (_, state) => ({ type: "retryStep", stepKey, incidentId, input, ...order(state, options) });
export const skips =
  (stepKey: string, { incidentId, ...options }: StepOrder = {}): Move =>
  (_, state) => ({ type: "skipStep", stepKey, incidentId, ...order(state, options) });
export const givesUp =
  (stepKey: string, { incidentId, ...options }: StepOrder = {}): Move =>
  (_, state) => ({ type: "failStep", stepKey, incidentId, ...order(state, options) });

/** A document whose bytes stand for its name and text. */
export function documentOf(name: string, text: string): DocumentRef {
  return { name, sha256: `sha-of-${name}-${text}`, mediaType: "text/markdown", size: text.length };
}

function report(state: RunState, stepKey: string) {
  return { taskId: stepOf(state, stepKey)?.lastTaskId ?? "none", fence: 1, worker: "w1" };
}

function openApproval(state: RunState, stepKey: string, approvalId?: string): ApprovalState | undefined {
  const ids = approvalId === undefined ? state.pendingApprovals : [approvalId];
  const open = ids.flatMap((id) => state.approvals[id] ?? []);
  return open.find((approval) => approvalId !== undefined || approval.stepKey === stepKey);
}
