import { checkLaunch } from "./check-launch";
import { makeArtifact } from "./make-artifact";
import { itemAt, keysOf } from "./pages";
import { failedStepOf, planRerun } from "./plan-rerun";
import { readEvent } from "./read-event";
import { RunRefusal } from "./refusal";
import { requestResultApproval } from "./request-result";
import { resetFrom } from "./rerun-step";
import { stepInRun } from "./run-keys";
import { acceptedOf, artifactOf, latestOf, stepOf } from "./run-state";
import type { SignalOf } from "./signals";
import type { StepStage, StepState } from "./step-state";
import type { Turn } from "./turn";

/** A result that waits for a person, and what made it be asked about. */
type Review = {
  key: string;
  step: Extract<StepState, { stage: "reviewing" }>;
  reasons: Parameters<typeof requestResultApproval>[4];
};

const UNDER_WAY: readonly StepStage["stage"][] = ["queued", "working", "retrying", "asking", "cancelled"];

/**
 * Begins a run with the past of another (product.md 3.10): what was decided there stays decided, what was under
 * way begins anew, open requests are raised anew. With `stepKey` that step and all that follows begin anew.
 */
export function forkRun(turn: Turn, signal: SignalOf<"forkRun">): void {
  if (turn.state.seq > 0) throw new RunRefusal("already-started", "This run has already been started.");
  const { sequence, input, findings: answers } = signal;
  checkLaunch(turn.index.definition, { sequence, input, answers });
  for (const stored of signal.history) turn.replay(readEvent(stored));
  if (turn.state.seq === 0) throw new RunRefusal("not-found", "There is no such run to fork.");
  const reviews = dropRequests(turn);
  beginAnew(turn, signal);
  for (const { key, step, reasons } of reviews) {
    const node = stepInRun(turn.index, turn.state, key);
    if (node) requestResultApproval(turn, key, node, step, reasons);
  }
  if (signal.stepKey !== null) rerunFrom(turn, signal.stepKey, signal.note);
  for (const stop of signal.stops ?? []) turn.record("run.stopped", stop);
}

/** Voids what was asked; answers the results that wait for a person. */
function dropRequests(turn: Turn): Review[] {
  const reviews = turn.state.pendingApprovals.flatMap((id): Review[] => {
    const { stepKey: key = "", triggers = [], elicitation = [] } = turn.state.approvals[id] ?? {};
    const step = turn.step(key);
    return step?.stage === "reviewing" ? [{ key, step, reasons: { triggers, elicitation } }] : [];
  });
  for (const approvalId of turn.state.pendingApprovals) {
    const { stepKey = "" } = turn.state.approvals[approvalId] ?? {};
    const sentence = "It is asked anew in the fork.";
    turn.record("approval.voided", { ...turn.place(stepKey), approvalId, sentence });
  }
  return reviews;
}

function beginAnew(turn: Turn, signal: SignalOf<"forkRun">): void {
  const { from, title, input, requestId, documents, findings, note, stepKey } = signal;
  for (const { name } of documents) checkExchange(turn, name);
  const accepts = documents.map((document) => makeArtifact(turn, "", document, turn.by, null));
  const failed = failedStepOf(turn.state);
  const restarts = keysOf(turn.state.steps).filter(
    (key) => key === failed || UNDER_WAY.includes(stepOf(turn.state, key)?.stage ?? "unreached"),
  );
  turn.record("run.forked", { from, title, input, restarts, accepts, by: turn.by, requestId });
  for (const [name, value] of Object.entries(findings)) {
    const finding = { name, value, source: "launcher" as const, by: turn.by };
    turn.record("finding.recorded", { stepKey: "", iteration: 0, ...finding });
  }
  if (stepKey === null && note.trim() !== "") tellAll(turn, restarts, note.trim());
}

/** Only what is there is exchanged; what was approved is what later steps use: nobody gets past the approver. */
function checkExchange({ state }: Turn, name: string): void {
  if (!latestOf(state, name)) {
    const message = `At this point of its past the run has no document "${name}".`;
    throw new RunRefusal("bad-input", message, { field: "documents" });
  }
  const artifact = artifactOf(state, acceptedOf(state, name) ?? "");
  const isApproved = Object.values(state.approvals).some(
    ({ kind, status, stepKey }) =>
      kind === "result" && stepKey === artifact?.stepKey && (status === "approved" || status === "amended"),
  );
  if (!artifact || !isApproved) return;
  const message = `"${name}" was approved as it is. Fork from its step "${artifact.stepKey}" to have it made and approved anew, or have an approver amend it.`;
  throw new RunRefusal("bad-input", message, { field: "documents", stepKey: artifact.stepKey });
}

/** Whatever begins anew by itself hears what the person said. */
function tellAll(turn: Turn, restarts: readonly string[], comment: string): void {
  for (const key of restarts) {
    if (!itemAt(turn.state.steps, key)?.agent) continue;
    const because = { code: "forked", sentence: `${turn.by.name} forked the run.` };
    const feedback = { by: turn.by.name, comment };
    turn.record("step.retried", { ...turn.place(key), ...because, dueAt: null, feedback });
  }
}

function rerunFrom(turn: Turn, stepKey: string, note: string): void {
  const plan = planRerun(turn.index.definition, turn.state, stepKey);
  if (!plan) {
    const message = `At this point of its past the run had not reached the step "${stepKey}".`;
    throw new RunRefusal("bad-input", message, { field: "stepKey" });
  }
  turn.dropWaits([...plan.resets, ...plan.reopens], "The fork does it anew.");
  resetFrom(turn, plan, note, { reason: "" });
}
