import { z } from "zod";
import type { WorkflowDefinition } from "../definition/definition";
import { type DefinitionIndex, indexOf, nodeOf } from "./definition-index";
import { anyAgentStopOf, budgetQuestionOf, runStopOf } from "./holds";
import { stepInRun } from "./run-keys";
import { type ApprovalState, hasEnded, type RunState, stepOf } from "./run-state";
import type { StepState } from "./step-state";
import { describeStop, type StopRef } from "./stop";

/**
 * Why a run does not move and what somebody can do about it (experience.md 6); times in epoch milliseconds.
 * The sentence is plain text and names no age: readers add it from `since` after the word "Waiting", and the
 * rest of a wait from `dueAt`. `queue` is news only when it lasts: readers show it 5 s after `since`.
 */
export const Waiting = z.object({
  kind: z.enum(["person", "incident", "approval", "retry", "queue", "stop", "budget"]),
  sentence: z.string(),
  since: z.number(),
  dueAt: z.number().nullable(),
  /** Roles that can end it; each role above may as well. */
  who: z.array(z.string()),
  action: z
    .object({
      kind: z.enum(["resume", "open-incident", "open-approval", "retry-now", "release-stop"]),
      label: z.string(),
      approvalId: z.string().optional(),
      stepKey: z.string().optional(),
      incidentId: z.string().optional(),
      stopId: z.string().optional(),
    })
    .nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

/**
 * What a run waits for, the most pressing first: a stop, a pause by a person, incidents, requests for a decision; and
 * when nothing is at work, a timer or a worker. Null when it moves or has ended. Cheap: looks only at what is
 * open, so that it can be kept beside the run after every advance.
 */
export function waitingOf(definition: WorkflowDefinition, state: RunState): Waiting | null {
  if (hasEnded(state)) return null;
  const index = indexOf(definition, state.sequence);
  return (
    waitingForRelease(runStopOf(state)) ??
    waitingForResume(state) ??
    waitingAtIncident(index, state) ??
    waitingForDecision(index, state) ??
    waitingForStoppedAgent(state) ??
    waitingForWork(index, state)
  );
}

/** Who pulls the stop switch may release it. */
function waitingForRelease(stop: StopRef | undefined): Waiting | null {
  if (!stop) return null;
  const action = { kind: "release-stop" as const, label: "Release the stop", stopId: stop.stopId };
  const said = { sentence: describeStop(stop), since: stop.since };
  return { kind: "stop", ...said, dueAt: null, who: ["operator"], action };
}

/** One agent is stopped, and nothing else goes on meanwhile. */
function waitingForStoppedAgent(state: RunState): Waiting | null {
  const isAtIt = state.standing.status === "paused" && state.standing.code === "stop";
  return isAtIt ? waitingForRelease(anyAgentStopOf(state)) : null;
}

function waitingForResume({ standing }: RunState): Waiting | null {
  if (standing.status !== "paused" || standing.code !== "person") return null;
  const { sentence, since } = standing;
  const action = { kind: "resume" as const, label: "Resume" };
  return { kind: "person", sentence, since, dueAt: null, who: ["operator"], action };
}

function waitingAtIncident(index: DefinitionIndex, state: RunState): Waiting | null {
  const [id, ...others] = state.openIncidents;
  const incident = id === undefined ? undefined : state.incidents[id];
  if (!incident) return null;
  const { stepKey, openedAt: since, because } = incident;
  const sentence = `"${labelOf(index, state, stepKey)}" stands at an incident. ${because.sentence}`;
  const action = { kind: "open-incident" as const, label: "Open incident", stepKey, incidentId: id };
  return {
    kind: "incident",
    sentence: sentence + andMore(others),
    since,
    dueAt: null,
    who: ["operator"],
    action,
  };
}

function waitingForDecision(index: DefinitionIndex, state: RunState): Waiting | null {
  const dueOf = (id: string) => state.approvals[id]?.dueAt ?? Number.POSITIVE_INFINITY;
  const ids = state.pendingApprovals.toSorted((a, b) =>
    dueOf(a) < dueOf(b) ? -1 : Number(dueOf(a) > dueOf(b)),
  );
  const approval = budgetQuestionOf(state) ?? (ids[0] === undefined ? undefined : state.approvals[ids[0]]);
  if (!approval) return null;
  const others = ids.filter((id) => id !== approval.approvalId);
  const { role, requestedAt: since } = approval;
  const subject = subjectOf(approval, labelOf(index, state, approval.stepKey));
  const sentence = `Waiting for ${subject}${andMore(others)}`;
  const action = { kind: "open-approval" as const, label: "Open request", approvalId: approval.approvalId };
  const kind = approval.topic === "budget" ? ("budget" as const) : ("approval" as const);
  return { kind, sentence, since, dueAt: approval.dueAt ?? null, who: [role], action };
}

function subjectOf(approval: ApprovalState, label: string): string {
  const { kind, role, question } = approval;
  const from = `from ${role === "viewer" ? "a" : "an"} ${role}`;
  if (kind === "question") return `an answer ${from}: ${question}`;
  const what = kind === "plan" ? `approval to start "${label}"` : `approval of "${label}"`;
  return `${what} ${from}${votesMissing(approval)}.`;
}

function votesMissing({ votes, votesNeeded }: ApprovalState): string {
  return votesNeeded < 2 ? "" : ` (${votesNeeded - votes.length} of ${votesNeeded} votes missing)`;
}

function andMore(others: readonly string[]): string {
  return others.length === 0 ? "" : ` ${others.length} more ${others.length === 1 ? "is" : "are"} open.`;
}

/** Only when no task is at work: what comes first by itself. */
function waitingForWork(index: DefinitionIndex, state: RunState): Waiting | null {
  const steps = state.open.flatMap((key) => {
    const step = stepOf(state, key);
    return step ? [{ key, step }] : [];
  });
  if (steps.some(({ step }) => step.stage === "working")) return null;
  const due = ({ step }: (typeof steps)[number]) => (step.stage === "retrying" ? step.dueAt : 0);
  const [next] = steps
    .filter(({ step }) => step.stage === "queued" || step.stage === "retrying")
    .sort((a, b) => due(a) - due(b));
  return next ? waitingForTask(labelOf(index, state, next.key), next.key, next.step) : null;
}

function waitingForTask(label: string, stepKey: string, step: StepState): Waiting {
  const since = step.scheduledAt ?? 0;
  if (step.stage === "retrying") {
    const sentence = `Waiting for the next attempt of "${label}". ${step.because.sentence}`;
    const action = { kind: "retry-now" as const, label: "Retry now", stepKey };
    return { kind: "retry", sentence, since, dueAt: step.dueAt, who: ["operator"], action };
  }
  const sentence = `Waiting for a worker to take "${label}" (${step.agent}).`;
  return { kind: "queue", sentence, since, dueAt: null, who: [], action: null };
}

function labelOf(index: DefinitionIndex, state: RunState, key: string): string {
  return (stepInRun(index, state, key) ?? nodeOf(index, key))?.label ?? key;
}
