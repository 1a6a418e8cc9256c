import type { OutputSpec, StepNode } from "../definition/definition";
import { refuseTask } from "./ask-for-budget";
import { keepDoubts } from "./doubts";
import { failAttempt } from "./fail-attempt";
import { findConflicts } from "./find-conflicts";
import { findingName } from "./finding-name";
import { makeArtifact } from "./make-artifact";
import { openIncident } from "./open-incident";
import { triggersAfter } from "./oversight";
import { itemAt, keysOf } from "./pages";
import { raiseHand } from "./raise-hand";
import { isGatedAfter, requestResultApproval } from "./request-result";
import { scopeAt, stepInRun } from "./run-keys";
import type { DocumentRef, SignalOf } from "./signals";
import type { StepOutput } from "./step-output";
import type { StepState } from "./step-state";
import type { Turn } from "./turn";
import { wantedDocuments } from "./wanted-documents";

type Report =
  | SignalOf<"taskStarted">
  | SignalOf<"taskSucceeded">
  | SignalOf<"taskAsked">
  | SignalOf<"taskFailed">
  | SignalOf<"taskRefused">
  | SignalOf<"taskLost">;

/** A third crash of the worker under one step puts the step aside (product.md 3.9). */
const MAX_CRASHES = 3;

/** What a worker says of a task. One that came too late is recorded and changes nothing (product.md 3.8). */
export function decideReport(turn: Turn, signal: Report): void {
  const found = findTask(turn, signal.taskId);
  if (!found) return recordLate(turn, signal);
  const { stepKey, node, step } = found;
  switch (signal.type) {
    case "taskStarted": {
      const { taskId, worker } = signal;
      if (step.stage === "working" && step.worker === worker) return;
      return turn.record("step.started", { ...turn.place(stepKey), attempt: step.attempt, taskId, worker });
    }
    case "taskSucceeded":
      return acceptReport(turn, stepKey, node, signal);
    case "taskAsked":
      return raiseHand(turn, stepKey, node, signal);
    case "taskFailed":
      return failAttempt(turn, stepKey, node, signal);
    case "taskRefused":
      return refuseTask(turn, stepKey, signal.refusal);
    case "taskLost":
      return loseTask(turn, stepKey, node, step, signal.worker);
  }
}

type FoundTask = { stepKey: string; node: StepNode; step: StepState };

function findTask(turn: Turn, taskId: string): FoundTask | undefined {
  for (const stepKey of turn.state.open) {
    const step = turn.step(stepKey);
    const isAtWork = step?.stage === "queued" || step?.stage === "working";
    if (!isAtWork || step.taskId !== taskId) continue;
    const node = stepInRun(turn.index, turn.state, stepKey);
    if (node) return { stepKey, node, step };
  }
  return undefined;
}

/** A repeated report of a task that was accepted is no news; one of a task given up is kept as evidence. */
function recordLate(turn: Turn, signal: Report): void {
  if (signal.type === "taskStarted" || signal.type === "taskLost") return;
  const { taskId, worker, type } = signal;
  const { steps } = turn.state;
  const stepKey = keysOf(steps).find((key) => itemAt(steps, key)?.lastTaskId === taskId);
  const stage = stepKey === undefined ? undefined : turn.step(stepKey)?.stage;
  if (stage === "completed" || stage === "reviewing") return;
  turn.record("step.fenced", { ...turn.place(stepKey ?? ""), taskId, worker, report: type });
}

function acceptReport(turn: Turn, stepKey: string, node: StepNode, signal: SignalOf<"taskSucceeded">): void {
  const wanted = wantedDocuments(node, stepKey);
  const handed = signal.documents.filter((document) => wanted.some((output) => isFor(output, document)));
  const missing = wanted.find(
    (output) => !output.optional && !handed.some((document) => isFor(output, document)),
  );
  if (missing) {
    const message = `The agent did not hand in ${missing.name}.`;
    const failure = { reason: "invalid-answer", message, retryable: true, retryAfterMs: null };
    return failAttempt(turn, stepKey, node, failure);
  }
  const agent = turn.step(stepKey)?.agent ?? "";
  const by = { id: agent, name: agent };
  const { taskId, summary, confidence, doubts } = signal;
  const concerns = [...(signal.concerns ?? []), ...findConflicts(turn, stepKey, handed)];
  const outputs: StepOutput[] = handed.map((document) => makeArtifact(turn, stepKey, document, by, taskId));
  recordFindings(turn, stepKey, node, signal);
  const result = { outputs, summary, confidence, ...keepDoubts(doubts) };
  const triggers = triggersAfter(turn, node, stepKey, { confidence, concerns });
  const elicitation = turn.state.unanswered === "ask" ? (signal.elicits ?? []) : [];
  if (isGatedAfter(node) || triggers.length + elicitation.length > 0)
    return requestResultApproval(turn, stepKey, node, result, { triggers, elicitation });
  turn.record("step.completed", { ...turn.place(stepKey), taskId, ...result, by: null });
}

/** A folder takes every document in it. */
function isFor(output: OutputSpec, document: DocumentRef): boolean {
  return document.name === output.name || (output.isDir && document.name.startsWith(output.name));
}

/** An agent answers only what it was asked, and never over a person's or the launcher's answer. */
function recordFindings(
  turn: Turn,
  stepKey: string,
  node: StepNode,
  signal: SignalOf<"taskSucceeded">,
): void {
  const { index, state } = turn;
  const agent = turn.step(stepKey)?.agent ?? "";
  const scope = scopeAt(index, state, stepKey);
  for (const asked of node.asks) {
    const value = Object.hasOwn(signal.findings, asked) ? signal.findings[asked] : undefined;
    const name = findingName(index, scope, asked);
    const sources = [state.findings[name]?.source, state.findings[asked]?.source];
    if (value === undefined || sources.includes("person") || sources.includes("launcher")) continue;
    const by = { id: agent, name: agent };
    turn.record("finding.recorded", { ...turn.place(stepKey), name, value, source: "agent", by });
  }
}

function loseTask(turn: Turn, stepKey: string, node: StepNode, step: StepState, worker: string): void {
  const sentence = `The worker ${worker} stopped answering during attempt ${step.attempt}.`;
  const place = turn.place(stepKey);
  turn.record("step.retried", { ...place, code: "worker-lost", sentence, dueAt: null, feedback: null });
  if (node.effect === "unsafe") {
    const unsafe = `${sentence} Whether its effect happened is not known, so it is not repeated by itself.`;
    return openIncident(turn, stepKey, "outcome-unknown", unsafe);
  }
  if (step.crashes + 1 < MAX_CRASHES) return;
  openIncident(
    turn,
    stepKey,
    "quarantined",
    `The step ended its worker ${MAX_CRASHES} times and was put aside.`,
  );
}
