import { keepDoubts } from "./doubts";
import type { FactOf, RunEvent } from "./events";
import type { RunDraft } from "./run-draft";
import { stepOf } from "./run-state";
import type { StepState } from "./step-state";

/** Facts about steps and blocks, their documents and their incidents. */
export function evolveStep(draft: RunDraft, event: RunEvent): void {
  const { at } = event;
  switch (event.type) {
    case "step.scheduled":
      return scheduleStep(draft, event.data, at);
    case "step.started": {
      const { stepKey, iteration, taskId, worker } = event.data;
      return draft.moveStep(stepKey, iteration, { stage: "working", taskId, worker }, { startedAt: at });
    }
    case "step.completed":
      return completeStep(draft, event.data, at);
    case "step.failed": {
      const { stepKey, iteration, code, sentence, final } = event.data;
      const stage = { stage: "failed" as const, because: { code, sentence }, final };
      return draft.moveStep(stepKey, iteration, stage, { finishedAt: at });
    }
    case "step.retried":
      return retryStep(draft, event.data);
    case "step.skipped": {
      const { stepKey, iteration, code, sentence } = event.data;
      const stage = { stage: "skipped" as const, because: { code, sentence } };
      return draft.moveStep(stepKey, iteration, stage, { finishedAt: at });
    }
    case "steps.reset":
      return resetSteps(draft, event.data);
    case "block.started":
      draft.record("begun")[event.data.stepKey] = event.data.items;
      return;
    case "block.ended":
      return endBlock(draft, event.data, at);
    case "artifact.made":
      return draft.putArtifact({ ...event.data, at });
    case "incident.opened":
      return openIncident(draft, event.data, at);
    case "incident.closed": {
      const { incidentId } = event.data;
      const incident = draft.state.incidents[incidentId];
      if (incident) draft.record("incidents")[incidentId] = { ...incident, open: false };
      return draft.list("openIncidents", incidentId, false);
    }
    default:
      return;
  }
}

function scheduleStep(draft: RunDraft, data: FactOf<"step.scheduled">["data"], at: number): void {
  const { stepKey, iteration, attempt, taskId, agent, given, handoffId } = data;
  const times = { scheduledAt: at, startedAt: null, finishedAt: null };
  const task = { attempt, agent, lastTaskId: taskId, given, handoffId };
  draft.moveStep(stepKey, iteration, { stage: "queued", taskId }, { ...task, ...times });
  draft.countTask();
}

function completeStep(draft: RunDraft, data: FactOf<"step.completed">["data"], at: number): void {
  const { stepKey, iteration, outputs, summary, confidence, doubts, by } = data;
  const result = { outputs, summary, confidence, ...keepDoubts(doubts) };
  const stage = { stage: "completed" as const, ...result, by };
  draft.moveStep(stepKey, iteration, stage, { finishedAt: at });
  for (const { name, artifactId } of outputs) draft.acceptDocument(name, artifactId);
  draft.state.lastAgent = stepOf(draft.state, stepKey)?.agent ?? draft.state.lastAgent;
}

function retryStep(draft: RunDraft, data: FactOf<"step.retried">["data"]): void {
  const { stepKey, iteration, code, sentence, dueAt, feedback } = data;
  const step = stepOf(draft.state, stepKey);
  const stage =
    dueAt === null
      ? ({ stage: "unreached" } as const)
      : ({ stage: "retrying", dueAt, because: { code, sentence } } as const);
  draft.moveStep(stepKey, iteration, stage, {
    ...countsAfter(step, code),
    feedback: [...(step?.feedback ?? []), ...(feedback ? [feedback] : [])],
  });
}

/** Attempts that were cut off from outside: they count as nothing. */
const GIVEN_BACK = ["stopped", "budget"];

/** What a person ordered starts the counting anew. */
function countsAfter(step: StepState | undefined, code: string): { failures: number; crashes: number } {
  const { failures, crashes } = step ?? { failures: 0, crashes: 0 };
  if (code === "worker-lost") return { failures, crashes: crashes + 1 };
  if (code === "attempt-failed") return { failures: failures + 1, crashes };
  if (GIVEN_BACK.includes(code)) return { failures, crashes };
  return { failures: 0, crashes: 0 };
}

function resetSteps(draft: RunDraft, data: FactOf<"steps.reset">["data"]): void {
  const { stepKey, because, round, resets, forgets, withdraws, feedback, feedbackTo = [stepKey] } = data;
  for (const key of resets) {
    draft.resetStep(key);
    for (const field of ["rounds", "begun", "blocks"] as const) {
      if (Object.hasOwn(draft.state[field], key)) delete draft.record(field)[key];
    }
  }
  for (const key of data.reopens ?? []) reopenBlock(draft, key);
  for (const name of forgets) delete draft.record("findings")[name];
  for (const name of withdraws) draft.acceptDocument(name, null);
  for (const { name, artifactId } of data.restores ?? []) draft.acceptDocument(name, artifactId);
  if (because === "rerun") forgetMilestones(draft, resets);
  if (data.lastAgent !== undefined) draft.state.lastAgent = data.lastAgent;
  if (because === "loop") draft.record("rounds")[stepKey] = round;
  for (const key of feedback ? feedbackTo : []) {
    const target = stepOf(draft.state, key);
    if (feedback && target) draft.putStep(key, { ...target, feedback: [...target.feedback, feedback] });
  }
}

/** It goes on where it was: its items, its round and the route taken stand. */
function reopenBlock(draft: RunDraft, key: string): void {
  draft.resetStep(key);
  if (Object.hasOwn(draft.state.blocks, key)) delete draft.record("blocks")[key];
}

/** A phase that is done again is reached again. */
function forgetMilestones({ state }: RunDraft, resets: readonly string[]): void {
  state.milestones = state.milestones.filter(({ stepKeys }) => !stepKeys.some((key) => resets.includes(key)));
}

function endBlock(draft: RunDraft, data: FactOf<"block.ended">["data"], at: number): void {
  const { stepKey, iteration, success_count, failure_count, partial_failure } = data;
  const counts = { successCount: success_count, failureCount: failure_count };
  draft.record("blocks")[stepKey] = { ...counts, partialFailure: partial_failure };
  const stage = { stage: "completed" as const, outputs: [], summary: "", confidence: null, by: null };
  draft.moveStep(stepKey, iteration, stage, { finishedAt: at });
}

function openIncident(draft: RunDraft, data: FactOf<"incident.opened">["data"], at: number): void {
  const { incidentId, stepKey, iteration, code, sentence } = data;
  const because = { code, sentence };
  const incident = { incidentId, stepKey, iteration, because, openedAt: at, open: true };
  draft.record("incidents")[incidentId] = incident;
  draft.list("openIncidents", incidentId, true);
  draft.moveStep(stepKey, iteration, { stage: "stuck", incidentId, because });
}
