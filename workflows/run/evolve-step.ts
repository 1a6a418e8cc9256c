import type { FactOf, RunEvent } from "./events";
import type { RunDraft } from "./run-draft";
import type { StepState } from "./run-state";

/** Facts about steps, their documents and their incidents. */
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
    case "block.ended":
      return endBlock(draft, event.data, at);
    case "artifact.made": {
      const { data } = event;
      draft.record("artifacts")[data.artifactId] = { ...data, at };
      draft.record("latest")[data.name] = data.artifactId;
      return;
    }
    case "incident.opened": {
      const { incidentId, stepKey, iteration, code, sentence } = event.data;
      const because = { code, sentence };
      draft.record("incidents")[incidentId] = {
        incidentId,
        stepKey,
        iteration,
        because,
        openedAt: at,
        open: true,
      };
      return draft.moveStep(stepKey, iteration, { stage: "stuck", incidentId, because });
    }
    case "incident.closed": {
      const incident = draft.state.incidents[event.data.incidentId];
      if (incident) draft.record("incidents")[incident.incidentId] = { ...incident, open: false };
      return;
    }
    default:
      return;
  }
}

function scheduleStep(draft: RunDraft, data: FactOf<"step.scheduled">["data"], at: number): void {
  const { stepKey, iteration, attempt, taskId, agent, given, handoffId } = data;
  const times = { scheduledAt: at, startedAt: null, finishedAt: null };
  draft.moveStep(
    stepKey,
    iteration,
    { stage: "queued", taskId },
    { attempt, agent, lastTaskId: taskId, given, handoffId, ...times },
  );
  draft.state.taskCount += 1;
}

function completeStep(draft: RunDraft, data: FactOf<"step.completed">["data"], at: number): void {
  const { stepKey, iteration, outputs, summary, confidence, by } = data;
  draft.moveStep(
    stepKey,
    iteration,
    { stage: "completed", outputs, summary, confidence, by },
    { finishedAt: at },
  );
  if (outputs.length > 0) {
    const accepted = draft.record("accepted");
    for (const output of outputs) accepted[output.name] = output.artifactId;
  }
  draft.state.lastAgent = draft.state.steps[stepKey]?.agent ?? draft.state.lastAgent;
}

function endBlock(draft: RunDraft, data: FactOf<"block.ended">["data"], at: number): void {
  const { stepKey, iteration, success_count, failure_count, partial_failure } = data;
  const result = {
    successCount: success_count,
    failureCount: failure_count,
    partialFailure: partial_failure,
  };
  draft.record("blocks")[stepKey] = result;
  const hadIncident = draft.state.steps[stepKey] !== undefined;
  const stage = { stage: "completed" as const, outputs: [], summary: "", confidence: null, by: null };
  if (hadIncident) draft.moveStep(stepKey, iteration, stage, { finishedAt: at });
}

function retryStep(draft: RunDraft, data: FactOf<"step.retried">["data"]): void {
  const { stepKey, iteration, code, sentence, dueAt, feedback } = data;
  const step = draft.state.steps[stepKey];
  const stage =
    dueAt === null
      ? ({ stage: "unreached" } as const)
      : ({ stage: "retrying", dueAt, because: { code, sentence } } as const);
  draft.moveStep(stepKey, iteration, stage, {
    ...countsAfter(step, code),
    feedback: [...(step?.feedback ?? []), ...(feedback ? [feedback] : [])],
  });
}

function countsAfter(step: StepState | undefined, code: string): Pick<StepState, "failures" | "crashes"> {
  const { failures, crashes } = step ?? { failures: 0, crashes: 0 };
  if (code === "worker-lost") return { failures, crashes: crashes + 1 };
  if (code === "attempt-failed") return { failures: failures + 1, crashes };
  return { failures: 0, crashes: 0 };
}

function resetSteps(draft: RunDraft, data: FactOf<"steps.reset">["data"]): void {
  const { stepKey, round, resets, feedback } = data;
  for (const key of resets) draft.resetStep(key);
  draft.record("rounds")[stepKey] = round;
  const inside = (key: string) => key !== stepKey && resets.some((reset) => reset.startsWith(`${key}/`));
  for (const key of Object.keys(draft.state.blocks)) {
    if (inside(key)) delete draft.record("blocks")[key];
  }
  for (const key of Object.keys(draft.state.rounds)) {
    if (inside(key)) delete draft.record("rounds")[key];
  }
  const target = draft.state.steps[stepKey];
  if (feedback && target)
    draft.record("steps")[stepKey] = { ...target, feedback: [...target.feedback, feedback] };
}
