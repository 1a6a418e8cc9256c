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

/** The agents of the steps that this turn moved; of all that was open where a fact names no single step. */
function agentsTouched({ state, events }: Turn, before: RunState): Set<string> {
  const agents = new Set<string>();
  const add = (key: string) => {
    for (const step of [stepOf(state, key), stepOf(before, key)]) if (step?.agent) agents.add(step.agent);
  };
  let last: string | null = null;
  let isWide = false;
  for (const { type, data } of events) {
    const key = "stepKey" in data ? data.stepKey : null;
    isWide ||= key === null || type === "steps.reset" || type === "run.failed";
    if (key !== null && key !== last) add(key);
    last = key;
  }
  if (isWide) for (const key of before.open) add(key);
  return agents;
}

/** The stages that tell of an agent's status, by how pressing they are. */
const RANKS: Partial<Record<StepState["stage"], number>> = {
  asking: 1,
  reviewing: 1,
  queued: 2,
  working: 2,
  retrying: 2,
  stuck: 3,
};
const STATUS_OF_RANK: AgentStatus[] = ["idle", "waiting_for_hitl", "working", "error"];

/** An agent's status in a run: the most pressing of what it has in hand. */
export function agentStatus(state: RunState, agent: string): { status: AgentStatus; stepKey: string | null } {
  let highest = 0;
  let stepKey: string | null = null;
  for (const key of state.open) {
    const step = stepOf(state, key);
    const rank = step?.agent === agent ? (RANKS[step.stage] ?? 0) : 0;
    if (rank > highest) [highest, stepKey] = [rank, key];
  }
  return { status: STATUS_OF_RANK[highest] ?? "idle", stepKey };
}
