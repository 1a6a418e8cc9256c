import type { WorkflowDefinition } from "#workflows/definition/definition";
import { hashText } from "#workflows/run/content-hash";
import { indexOf } from "#workflows/run/definition-index";
import { keepDoubts } from "#workflows/run/doubts";
import type { FactOf, RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { planText } from "#workflows/run/request-plan";
import { stepInRun } from "#workflows/run/run-keys";
import { type ApprovalState, type RunState, stepOf, unstartedRun } from "#workflows/run/run-state";
import type { StepResult } from "#workflows/run/step-state";
import type { Reading } from "./reading";
import { refusePurged } from "./refuse-purged";

/** What a request said when it was made. */
type Request = Pick<
  FactOf<"approval.requested">["data"],
  | "kind"
  | "stepKey"
  | "agent"
  | "outputs"
  | "summary"
  | "confidence"
  | "doubts"
  | "options"
  | "elicitation"
  | "onDeadline"
>;

/** The run before the request, with it, and as it is now. */
export type AroundRequest = { request: Request; before: RunState; asked: RunState; now: RunState };

/**
 * The run around a request. One that is open is told from the run as it stands; what was closed is read from the
 * history, so that it shows what was shown when it was decided; once that was deleted, it refuses with
 * `history-deleted`.
 */
export async function lookAround(
  reading: Pick<Reading, "db" | "readRun" | "readHistory">,
  definition: WorkflowDefinition,
  runId: string,
  approvalId: string,
): Promise<AroundRequest> {
  const now = await reading.readRun(runId);
  const approval = now?.approvals[approvalId];
  const open = now && approval?.status === "pending" ? openRequest(definition, now, approval) : undefined;
  if (open) return open;
  await refusePurged(reading.db, runId);
  return foldAround(runId, await reading.readHistory(runId), approvalId);
}

function openRequest(
  definition: WorkflowDefinition,
  now: RunState,
  approval: ApprovalState,
): AroundRequest | undefined {
  const around = { before: now, asked: now, now };
  const step = stepOf(now, approval.stepKey);
  if (approval.kind === "result") {
    const isShown = step?.stage === "reviewing" && step.approvalId === approval.approvalId;
    return isShown ? { request: { ...approval, ...resultOf(step) }, ...around } : undefined;
  }
  if (approval.kind === "plan" && !isPlanAsItWas(definition, now, approval)) return undefined;
  return { request: { ...approval, outputs: [], summary: "", confidence: null }, ...around };
}

function resultOf({ outputs, summary, confidence, doubts }: StepResult): StepResult {
  return { outputs, summary, confidence, ...keepDoubts(doubts) };
}

function isPlanAsItWas(definition: WorkflowDefinition, now: RunState, approval: ApprovalState): boolean {
  const node = stepInRun(indexOf(definition, now.sequence), now, approval.stepKey);
  const text = node && planText(now, node, approval.stepKey, approval.agent ?? "");
  return text !== undefined && hashText(text) === approval.contentSha256;
}

/** Folds the history up to the request, and on from there. Throws when the request is not in it. */
function foldAround(runId: string, history: RunEvent[], approvalId: string): AroundRequest {
  const position = history.findIndex(
    (event) => event.type === "approval.requested" && event.data.approvalId === approvalId,
  );
  const event = history[position];
  if (event?.type !== "approval.requested") {
    throw new Error(`The request ${approvalId} is not in the history of its run.`);
  }
  const before = evolve(unstartedRun(runId), history.slice(0, position));
  const asked = evolve(before, [event]);
  return { request: event.data, before, asked, now: evolve(asked, history.slice(position + 1)) };
}
