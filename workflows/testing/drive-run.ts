import type { StepNode, WorkflowDefinition } from "../definition/definition";
import type { JsonObject } from "../definition/json";
import type { Actor } from "../run/actor";
import { advance } from "../run/advance";
import { indexOf } from "../run/definition-index";
import type { RunEvent } from "../run/events";
import { stepInRun } from "../run/run-keys";
import {
  type ApprovalState,
  hasEnded,
  type Incident,
  type RunState,
  stepOf,
  unstartedRun,
} from "../run/run-state";
import type { Answer, DocumentRef, Signal, SignalOf } from "../run/signals";
import type { StepState } from "../run/step-state";

/** What the simulator does in place of agents and people. Null leaves a request or an incident open. */
export type Policy = {
  perform(node: StepNode, stepKey: string, step: StepState): Performed;
  decide(approval: ApprovalState, state: RunState): Verdict | null;
  resolve(incident: Incident, state: RunState): "retry" | "skip" | "fail" | null;
};

/** What comes of an attempt. */
export type Performed =
  | { kind: "succeeded"; documents: DocumentRef[]; findings: JsonObject }
  | { kind: "failed"; message: string; retryable: boolean };

export type Verdict =
  | { action: "approve" }
  | { action: "revise" | "reject"; comment: string }
  | { action: "answer"; answer: Answer };

/** How a drive came out: the run ended, waits for what the policy left open, or `bound` moves were not enough. */
export type Drive = { outcome: "ended" | "waiting" | "bound"; state: RunState; events: RunEvent[] };

type Launch = Partial<
  Pick<SignalOf<"startRun">, "input" | "answers" | "unanswered" | "sequence" | "oversight">
>;

const SOMEBODY: Actor = { kind: "person", id: "somebody", name: "Somebody", role: "owner" };
const BEGINNING = 1_700_000_000_000;
const MOST_MOVES = 20_000;

/** Starts a run and answers everything it asks for, until it ends or waits. Time passes as the run needs it. */
export function driveRun(definition: WorkflowDefinition, policy: Policy, launch: Launch = {}): Drive {
  return driveOn(definition, policy, unstartedRun("drive"), [startSignal(launch)]);
}

/** Drives a run on from where it stands; `first` are signals to begin with. */
export function driveOn(
  definition: WorkflowDefinition,
  policy: Policy,
  from: RunState,
  first: Signal[] = [],
): Drive {
  const events: RunEvent[] = [];
  const queue = [...first];
  let state = from;
  let at = Math.max(BEGINNING, from.startedAt);
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    if (hasEnded(state)) return { outcome: "ended", state, events };
    const signal = queue.shift() ?? nextSignal(definition, policy, state);
    if (signal === null) return { outcome: "waiting", state, events };
    at = Math.max(at + 1_000, signal.type === "timerFired" ? earliestDue(state) : 0);
    const move = advance(definition, state, signal, at);
    state = move.state;
    for (const event of move.events) events.push(event);
  }
  return { outcome: "bound", state, events };
}

function startSignal(launch: Launch): Signal {
  return {
    type: "startRun",
    runId: "drive",
    workflowSha: "drive",
    sequence: null,
    title: "Drive",
    input: {},
    oversight: "low",
    project: "default",
    answers: {},
    unanswered: "ask",
    by: SOMEBODY,
    requestId: "drive",
    ...launch,
  };
}

/** What happens next: a person resumes, a task ends, a request is answered, an incident resolved, a timer fires. */
function nextSignal(definition: WorkflowDefinition, policy: Policy, state: RunState): Signal | null {
  if (state.standing.status === "paused" && state.standing.code === "person")
    return order("resumeRun", state);
  const [stop] = Object.keys(state.stops ?? {});
  if (stop !== undefined)
    return {
      type: "freeRun",
      stopId: stop,
      releasedBy: { id: SOMEBODY.id, name: SOMEBODY.name },
      reason: "",
    };
  return (
    reportNext(definition, policy, state) ??
    decideNext(policy, state) ??
    resolveNext(policy, state) ??
    (Number.isFinite(earliestDue(state)) ? { type: "timerFired", timerKey: "drive" } : null)
  );
}

function reportNext(definition: WorkflowDefinition, policy: Policy, state: RunState): Signal | null {
  for (const stepKey of state.open) {
    const step = stepOf(state, stepKey);
    const node = stepInRun(indexOf(definition, state.sequence), state, stepKey);
    if (!node || (step?.stage !== "queued" && step?.stage !== "working")) continue;
    return reportOf(step.taskId, policy.perform(node, stepKey, step));
  }
  return null;
}

function reportOf(taskId: string, performed: Performed): Signal {
  const report = { taskId, fence: 1, worker: "drive" };
  if (performed.kind === "failed") {
    const { message, retryable } = performed;
    return { type: "taskFailed", ...report, reason: "model-error", message, retryable, retryAfterMs: null };
  }
  const { documents, findings } = performed;
  const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };
  const result = { documents, findings, confidence: 1, summary: "Done.", model: "drive", usage };
  return { type: "taskSucceeded", ...report, ...result };
}

function decideNext(policy: Policy, state: RunState): Signal | null {
  for (const approvalId of state.pendingApprovals) {
    const approval = state.approvals[approvalId];
    const verdict = approval && policy.decide(approval, state);
    if (approval && verdict) return decisionOf(approval, verdict);
  }
  return null;
}

function decisionOf({ approvalId, contentSha256, votes }: ApprovalState, verdict: Verdict): Signal {
  const by = { ...SOMEBODY, id: `${SOMEBODY.id}-${votes.length + 1}` };
  const decision = { approvalId, decisionId: `${approvalId}-${votes.length + 1}`, by };
  if (verdict.action === "answer") {
    return { type: "answerApproval", ...decision, answer: verdict.answer, comment: "" };
  }
  const comment = verdict.action === "approve" ? "" : verdict.comment;
  return {
    type: "decideApproval",
    ...decision,
    action: verdict.action,
    comment,
    contentSha256,
    amended: null,
  };
}

function resolveNext(policy: Policy, state: RunState): Signal | null {
  for (const id of state.openIncidents) {
    const incident = state.incidents[id];
    const choice = incident && policy.resolve(incident, state);
    if (!incident || !choice) continue;
    const type = ({ retry: "retryStep", skip: "skipStep", fail: "failStep" } as const)[choice];
    return { type, stepKey: incident.stepKey, by: SOMEBODY, requestId: `${type}-${state.seq}`, reason: "" };
  }
  return null;
}

function order(type: "resumeRun", state: RunState): Signal {
  return { type, by: SOMEBODY, requestId: `${type}-${state.seq}`, reason: "" };
}

function earliestDue(state: RunState): number {
  const dues = state.open.map((key) => {
    const step = stepOf(state, key);
    return step?.stage === "retrying" ? step.dueAt : Number.POSITIVE_INFINITY;
  });
  return Math.min(...dues);
}
