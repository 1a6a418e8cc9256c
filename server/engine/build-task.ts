import { isAskedAsList } from "#workflows/definition/asked-lists";
import { askedValues } from "#workflows/definition/asks";
import type { StepNode } from "#workflows/definition/definition";
import { indexOf, stepNodeOf } from "#workflows/run/definition-index";
import { MOST_QUESTIONS } from "#workflows/run/raise-hand";
import { stepInRun } from "#workflows/run/run-keys";
import {
  type ArtifactState,
  artifactOf,
  handoffOf,
  latestOf,
  type RunState,
  stepOf,
} from "#workflows/run/run-state";
import type { StepState } from "#workflows/run/step-state";
import { wantedDocuments } from "#workflows/run/wanted-documents";
import type { AgentPersona, AgentTask, AnsweredQuestion, GivenDocument } from "./agent-port";
import type { KnownContents } from "./known-contents";
import type { LeasedTask } from "./local-worker";
import type { PinnedWorkflow } from "./run-move";

/** A task's place in its run. */
export type Attempt = { node: StepNode; step: StepState; state: RunState; workflow: PinnedWorkflow };

/** The attempt a task is for; undefined when the run has moved on without it. */
export function findAttempt(
  workflow: PinnedWorkflow,
  state: RunState,
  task: LeasedTask,
): Attempt | undefined {
  const step = stepOf(state, task.stepKey);
  const node = stepInRun(indexOf(workflow.definition, state.sequence), state, task.stepKey);
  const isCurrent = (step?.stage === "queued" || step?.stage === "working") && step.taskId === task.taskId;
  return node && step && isCurrent ? { node, step, state, workflow } : undefined;
}

/** Everything the agent gets for an attempt; documents are fetched by their accepted hash. */
export async function buildTask(
  contents: Pick<KnownContents, "read">,
  attempt: Attempt,
  task: LeasedTask,
  agent: AgentPersona,
): Promise<AgentTask> {
  const { node, step, state, workflow } = attempt;
  const given = step.given.flatMap((id) => artifactOf(state, id) ?? []);
  const written = stepNodeOf(indexOf(workflow.definition, state.sequence), task.stepKey) ?? node;
  const names = wantedDocuments(written, task.stepKey).map(({ name }) => name);
  const wanted = wantedDocuments(node, task.stepKey).map((output, at) => ({
    output,
    previous: latestOf(state, output.name),
    /** In a map, templates are kept under the name that all items share. */
    template: workflow.templates[names[at] ?? output.name] ?? null,
  }));
  const all = [...given, ...wanted.flatMap(({ previous }) => previous ?? [])];
  const texts = await contents.read(all.map(({ sha256 }) => sha256));
  const textOf = (artifact: ArtifactState) => texts.get(artifact.sha256) ?? "";
  return {
    taskId: task.taskId,
    runId: state.runId,
    stepKey: task.stepKey,
    iteration: step.iteration,
    attempt: step.attempt,
    effectKey: `${state.runId}/${task.stepKey}/${step.iteration}`,
    agent,
    workflow: { id: workflow.definition.id, name: workflow.definition.name },
    step: { label: node.label, mode: node.mode, action: node.action, notes: node.notes, phase: node.phase },
    runTitle: state.title,
    input: state.input,
    given: given.map((artifact) => toGiven(artifact, textOf(artifact))),
    handoff: step.handoffId === null ? null : (handoffOf(state, step.handoffId) ?? null),
    feedback: step.feedback,
    wanted: wanted.map(({ output, previous, template }) => ({
      name: output.name,
      optional: output.optional,
      previous: previous ? textOf(previous) : null,
      template,
    })),
    asks: node.asks.map((name) => ({
      name,
      values: askedValues(workflow.definition, name),
      isList: isAskedAsList(workflow.definition, name),
    })),
    answered: answeredIn(attempt, task.stepKey),
    questionsLeft: MOST_QUESTIONS - answeredIn(attempt, task.stepKey).length,
    timeoutMs: node.timeoutMs,
  };
}

/** What the agent asked in this iteration of the step, with the answers. */
function answeredIn({ state, step }: Attempt, stepKey: string): AnsweredQuestion[] {
  return Object.values(state.approvals).flatMap(({ topic, question, decision, ...asked }) => {
    const isMine = asked.stepKey === stepKey && asked.iteration === step.iteration;
    if (topic !== "raised-hand" || !isMine || !decision) return [];
    const { answer, comment, by } = decision;
    return [{ question, answer: String(answer), comment, by: by.name }];
  });
}

function toGiven({ artifactId, name, version, sha256 }: ArtifactState, content: string): GivenDocument {
  return { artifactId, name, version, sha256, content };
}
