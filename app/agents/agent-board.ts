import type { BoardAgent } from "#server/queries/agent-board";
import { AgentStatus } from "#workflows/run/events";

/** What the board is narrowed to, by the address. */
export function readStatus(text: string | null): AgentStatus | null {
  return AgentStatus.options.find((status) => status === text) ?? null;
}

export type BoardTotals = {
  byStatus: Record<AgentStatus, number>;
  queued: number;
  tokens: number;
  /** US dollars. */
  cost: number;
};

export function sumBoard(agents: readonly BoardAgent[]): BoardTotals {
  const count = (status: AgentStatus) => agents.filter((agent) => agent.status === status).length;
  const sum = (amountOf: (agent: BoardAgent) => number) =>
    agents.reduce((total, agent) => total + amountOf(agent), 0);
  return {
    byStatus: {
      idle: count("idle"),
      working: count("working"),
      waiting_for_hitl: count("waiting_for_hitl"),
      error: count("error"),
    },
    queued: sum(({ queueLength }) => queueLength),
    tokens: sum(tokensOf),
    cost: sum(({ today }) => today.cost),
  };
}

export function tokensOf({ today }: BoardAgent): number {
  return today.inputTokens + today.outputTokens;
}

/** Those that ever did something or are stopped, in their place on the board, and those that wait for their first task. */
export function splitByUse(
  agents: readonly BoardAgent[],
  isStopped: (agent: string) => boolean,
): { used: BoardAgent[]; unused: BoardAgent[] } {
  const isUsed = (agent: BoardAgent) =>
    agent.lastActivity !== null || agent.status !== "idle" || isStopped(agent.agent);
  return { used: agents.filter(isUsed), unused: agents.filter((agent) => !isUsed(agent)) };
}
