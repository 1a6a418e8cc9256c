import type { StepNode } from "../definition/definition";
import { isAskedAtCap } from "./ask-for-budget";
import { lookupIn, readTruth } from "./facts-lookup";
import { Handoff } from "./handoff";
import { composeHandoffPrompt } from "./handoff-prompt";
import { agentStopOf } from "./holds";
import { givenTo, isFor } from "./needed-documents";
import { artifactOf, type RunState } from "./run-state";
import type { Turn } from "./turn";

/** Makes the next task of a step, with a handoff when another agent takes over (product.md 3.4). */
export function startAttempt(turn: Turn, node: StepNode, key: string, agent: string): void {
  if (isHeldBack(turn, key, agent)) return;
  const { state } = turn;
  const step = turn.step(key);
  const given = keepTaken(state, node, givenTo(state, key, node), step?.given ?? []);
  const attempt = (step?.attempt ?? 0) + 1;
  const handoffId = attempt === 1 ? makeHandoff(turn, node, key, agent, given) : (step?.handoffId ?? null);
  const taskId = `${state.runId}-t${state.counts.tasks + 1}`;
  turn.record("step.scheduled", { ...turn.place(key), attempt, taskId, agent, given, handoffId });
}

/**
 * A step that began keeps what it was given of a document that was taken back meanwhile: another branch is done
 * again, this one stays as it is (product.md 3.10).
 */
function keepTaken(state: RunState, node: StepNode, given: string[], before: readonly string[]): string[] {
  const isTaken = (name: string) => node.inputs.some((input) => !input.symbolic && isFor(input, name));
  const has = (name: string) => given.some((id) => artifactOf(state, id)?.name === name);
  const kept = before.filter((id) => {
    const name = artifactOf(state, id)?.name;
    return name !== undefined && isTaken(name) && !has(name);
  });
  return [...given, ...kept];
}

/** A stop of the agent holds the step; at a bound of the run a person is asked. */
function isHeldBack(turn: Turn, key: string, agent: string): boolean {
  return agentStopOf(turn.state, agent) !== undefined || isAskedAtCap(turn, key, agent);
}

function makeHandoff(turn: Turn, node: StepNode, key: string, agent: string, given: string[]): string | null {
  const { state } = turn;
  const from = state.lastAgent;
  if (from === null || from === agent) return null;
  const handoff = Handoff.parse({
    handoff_id: `${state.runId}-h${state.counts.handoffs + 1}`,
    from_agent: from,
    to_agent: agent,
    run_id: state.runId,
    phase: node.phase,
    context_ids: given,
    instructions: instructionsFor(turn, node, from, agent, given),
    expected_outputs: node.outputs.map(({ name }) => name),
    priority: turn.step(key)?.feedback.length ? REWORK : NORMAL,
    metadata: turn.place(key),
    created_at: turn.at,
  });
  turn.record("handoff.made", { ...turn.place(key), handoff });
  return handoff.handoff_id;
}

/** Priorities of handoffs; 1 is the highest. */
const REWORK = 1;
const NORMAL = 3;

function instructionsFor(turn: Turn, node: StepNode, from: string, to: string, given: string[]): string {
  const { state, index } = turn;
  const lookup = lookupIn(index, state);
  const prompt = composeHandoffPrompt(index.definition.handoffPrompts, {
    from,
    to,
    documents: given.flatMap((id) => artifactOf(state, id)?.name ?? []),
    hasIssues: Object.entries(state.findings).some(
      ([name, { by, value }]) => name.includes("issues") && by.id === from && readTruth(value) === true,
    ),
    value: (name) => {
      const value = lookup.value(name);
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    },
    truth: (name) => lookup.fact(name),
  });
  return prompt ?? `Take over from ${from}: ${node.label}.`;
}
