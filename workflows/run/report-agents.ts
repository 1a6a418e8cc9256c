import type { AgentStatus } from "./events";
import { type RunState, stepOf } from "./run-state";
import type { StepState } from "./step-state";
import type { Turn } from "./turn";

/** Tells of every agent whose status this turn changed (product.md 1). */
export function reportAgents(turn: Turn, before: RunState): void {
  for (const agent of agentsTouched(turn, before)) {
    const { status, stepKey } = agentStatus(turn.state, agent);
    if ((turn.state.agents[agent] ?? "idle") === status) continue;
    turn.record("agent.statusChanged", { agent, status, stepKey });
  }
}

function agentsTouched({ state, events }: Turn, before: RunState): Set<string> {
  const keys = new Set(before.open);
  for (const { data } of events) {
    if ("stepKey" in data && data.stepKey !== null) keys.add(data.stepKey);
  }
  const agents = [...keys].flatMap((key) => [stepOf(state, key)?.agent, stepOf(before, key)?.agent]);
  return new Set(agents.filter((agent) => typeof agent === "string"));
}

/** An agent's status in a run: the most pressing of what it has in hand. */
export function agentStatus(state: RunState, agent: string): { status: AgentStatus; stepKey: string | null } {
  const ranked: [AgentStatus, StepState["stage"][]][] = [
    ["error", ["stuck"]],
    ["working", ["queued", "working", "retrying"]],
    ["waiting_for_hitl", ["reviewing", "asking"]],
  ];
  const mine = state.open.filter((key) => stepOf(state, key)?.agent === agent);
  for (const [status, stages] of ranked) {
    const stepKey = mine.find((key) => stages.includes(stepOf(state, key)?.stage ?? "unreached"));
    if (stepKey !== undefined) return { status, stepKey };
  }
  return { status: "idle", stepKey: null };
}
