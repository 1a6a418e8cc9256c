import type { StepNode } from "../definition/definition";
import { chooseHandoffPrompt } from "./handoff-prompt";
import { givenTo } from "./needed-documents";
import type { Turn } from "./turn";

/** Makes the next task of a step, with a handoff when another agent takes over (product.md 3.4). */
export function startAttempt(turn: Turn, node: StepNode, key: string, agent: string): void {
  const { state } = turn;
  const step = turn.step(key);
  const given = givenTo(state, key, node);
  const attempt = (step?.attempt ?? 0) + 1;
  const handoffId = attempt === 1 ? makeHandoff(turn, node, key, agent, given) : handoffOf(turn, key);
  turn.record("step.scheduled", {
    ...turn.place(key),
    attempt,
    taskId: `${state.runId}-t${state.taskCount + 1}`,
    agent,
    given,
    handoffId,
  });
}

function makeHandoff(turn: Turn, node: StepNode, key: string, agent: string, given: string[]): string | null {
  const { state } = turn;
  const from = state.lastAgent;
  if (from === null || from === agent) return null;
  const expected = node.outputs.map(({ name }) => name);
  const prompt = chooseHandoffPrompt(turn.index.definition.handoffPrompts, from, agent);
  const handoffId = `${state.runId}-h${Object.keys(state.handoffs).length + 1}`;
  turn.record("handoff.made", {
    ...turn.place(key),
    handoff: {
      handoff_id: handoffId,
      from_agent: from,
      to_agent: agent,
      run_id: state.runId,
      phase: node.phase,
      context_ids: given,
      instructions: fillPrompt(prompt, agent, given, turn) ?? `Take over from ${from}: ${node.label}.`,
      expected_outputs: expected,
      priority: 3,
      metadata: { stepKey: key },
      created_at: turn.at,
    },
  });
  return handoffId;
}

/** A repeated attempt keeps the handoff of the first. */
function handoffOf(turn: Turn, key: string): string | null {
  const made = Object.values(turn.state.handoffs).filter((handoff) => handoff.metadata.stepKey === key);
  return made.at(-1)?.handoff_id ?? null;
}

/** Puts real names into `[document]` and `[agent]`; what cannot be filled stays visible (formats.md 2.3). */
function fillPrompt(prompt: string | null, agent: string, given: string[], turn: Turn): string | null {
  if (prompt === null) return null;
  const names = given.flatMap((id) => turn.state.artifacts[id]?.name ?? []);
  const document = names.length === 1 ? names[0] : undefined;
  return prompt.replaceAll("[agent]", agent).replaceAll("[document]", document ?? "[document]");
}
