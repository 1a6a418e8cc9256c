import type { AgentStatus } from "./events";
import type { RunState, StepState } from "./run-state";
import type { Turn } from "./turn";

/** Tells of every agent whose status this turn changed (product.md 1). */
export function reportAgents(turn: Turn, before: RunState): void {
  for (const agent of agentsTouched(turn, before)) {
    const { status, stepKey } = agentStatus(turn.state, agent);
    if ((turn.state.agents[agent] ?? "idle") !== status)
      turn.record("agent.statusChanged", { agent, status, stepKey });
  }
}

function agentsTouched(turn: Turn, before: RunState): Set<string> {
  const keys = turn.events.flatMap((event) =>
    "stepKey" in event.data && event.data.stepKey !== null ? [event.data.stepKey] : [],
  );
  const named = [...keys, ...before.open].flatMap((key) => [turn.step(key)?.agent, before.steps[key]?.agent]);
  return new Set(named.filter((agent) => typeof agent === "string"));
}

function agentStatus(state: RunState, agent: string): { status: AgentStatus; stepKey: string | null } {
  const mine = state.open.filter((key) => state.steps[key]?.agent === agent);
  const at = (...stages: StepState["stage"][]) =>
    mine.find((key) => stages.includes(state.steps[key]?.stage ?? "unreached"));
  const [error, working, waiting] = [
    at("stuck"),
    at("queued", "working", "retrying"),
    at("reviewing", "asking"),
  ];
  if (error) return { status: "error", stepKey: error };
  if (working) return { status: "working", stepKey: working };
  if (waiting) return { status: "waiting_for_hitl", stepKey: waiting };
  return { status: "idle", stepKey: null };
}
