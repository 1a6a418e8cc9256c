import type { ApprovalDetail } from "#server/queries/approval-detail";

/** The agent of a request for people: "Mira, Delivery Lead". */
export function agentNameOf({ facts: { agent } }: Pick<ApprovalDetail, "facts">): string | null {
  if (!agent) return null;
  return agent.title ? `${agent.name}, ${agent.title}` : agent.name;
}
