import type { StepNode } from "../definition/definition";
import { hashDocuments } from "./content-hash";
import { stepNodeOf } from "./definition-index";
import type { StepOutput } from "./events";
import { failAttempt } from "./fail-attempt";
import { openIncident } from "./open-incident";
import { requestResultApproval } from "./request-result";
import type { StepState } from "./run-state";
import type { DocumentRef, SignalOf } from "./signals";
import type { Turn } from "./turn";
import { wantedDocuments } from "./wanted-documents";

type Report =
  | SignalOf<"taskStarted">
  | SignalOf<"taskSucceeded">
  | SignalOf<"taskFailed">
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
      return acceptResult(turn, stepKey, node, signal);
    case "taskFailed":
      return failAttempt(turn, stepKey, node, signal);
    case "taskLost":
      return loseTask(turn, stepKey, node, step, signal);
  }
}

type FoundTask = { stepKey: string; node: StepNode; step: StepState };

function findTask(turn: Turn, taskId: string): FoundTask | undefined {
  for (const stepKey of turn.state.open) {
    const step = turn.step(stepKey);
    const node = stepNodeOf(turn.index, stepKey);
    const isAtWork = step?.stage === "queued" || step?.stage === "working";
    if (node && isAtWork && step.taskId === taskId) return { stepKey, node, step };
  }
  return undefined;
}

/** A repeated report of a task that was accepted is no news; one of a task given up is kept as evidence. */
function recordLate(turn: Turn, signal: Report): void {
  if (signal.type === "taskStarted" || signal.type === "taskLost") return;
  const owner = Object.entries(turn.state.steps).find(([, step]) => step.lastTaskId === signal.taskId);
  const isRepeat = owner?.[1].stage === "completed" || owner?.[1].stage === "reviewing";
  if (isRepeat) return;
  const { taskId, worker, type } = signal;
  const place = turn.place(owner?.[0] ?? "");
  turn.record("step.fenced", { ...place, taskId, worker, report: type });
}

function acceptResult(turn: Turn, stepKey: string, node: StepNode, signal: SignalOf<"taskSucceeded">): void {
  const wanted = wantedDocuments(node, stepKey);
  const handed = signal.documents.filter(({ name }) => wanted.some((output) => output.name === name));
  const missing = wanted.find(
    (output) => !output.optional && !handed.some(({ name }) => name === output.name),
  );
  if (missing) {
    const message = `The agent did not hand in ${missing.name}.`;
    const failure = { reason: "invalid-answer", message, retryable: true, retryAfterMs: null };
    return failAttempt(turn, stepKey, node, failure);
  }
  const agent = turn.step(stepKey)?.agent ?? "";
  const outputs = handed.map((document) =>
    makeArtifact(turn, stepKey, document, { id: agent, name: agent }, signal.taskId),
  );
  recordFindings(turn, stepKey, node, signal);
  const { taskId, summary, confidence } = signal;
  if (node.gate === "after" || node.gate === "both") {
    const contentSha256 = hashDocuments(handed);
    return requestResultApproval(turn, stepKey, node, { outputs, summary, confidence, contentSha256 });
  }
  turn.record("step.completed", { ...turn.place(stepKey), taskId, outputs, summary, confidence, by: null });
}

/** Stores a document as the next version of its name; returns it as a step's output. */
export function makeArtifact(
  turn: Turn,
  stepKey: string,
  document: DocumentRef,
  by: { id: string; name: string },
  taskId: string | null,
): StepOutput {
  const { runId, artifacts, latest } = turn.state;
  const before = artifacts[latest[document.name] ?? ""];
  const artifactId = `${runId}-d${Object.keys(artifacts).length + 1}`;
  const version = (before?.version ?? 0) + 1;
  turn.record("artifact.made", { ...turn.place(stepKey), artifactId, ...document, version, taskId, by });
  return { name: document.name, artifactId };
}

/** An agent answers only what it was asked, and never over a person's or the launcher's answer. */
function recordFindings(
  turn: Turn,
  stepKey: string,
  node: StepNode,
  signal: SignalOf<"taskSucceeded">,
): void {
  const agent = turn.step(stepKey)?.agent ?? "";
  for (const name of node.asks) {
    const value = signal.findings[name];
    const known = turn.state.findings[name];
    const isPersons = known?.source === "person" || known?.source === "launcher";
    if (value === undefined || isPersons) continue;
    const by = { id: agent, name: agent };
    turn.record("finding.recorded", { ...turn.place(stepKey), name, value, source: "agent", by });
  }
}

function loseTask(
  turn: Turn,
  stepKey: string,
  node: StepNode,
  step: StepState,
  signal: SignalOf<"taskLost">,
): void {
  const sentence = `The worker ${signal.worker} stopped answering during attempt ${step.attempt}.`;
  const place = turn.place(stepKey);
  turn.record("step.retried", { ...place, code: "worker-lost", sentence, dueAt: null, feedback: null });
  if (node.effect === "unsafe" && step.stage === "working") {
    const unsafe = `${sentence} Whether its effect happened is not known, so it is not repeated by itself.`;
    return openIncident(turn, stepKey, "outcome-unknown", unsafe);
  }
  if (step.crashes + 1 >= MAX_CRASHES) {
    openIncident(
      turn,
      stepKey,
      "quarantined",
      `The step ended its worker ${MAX_CRASHES} times and was put aside.`,
    );
  }
}
