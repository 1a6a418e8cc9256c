import type { StepNode } from "#workflows/definition/definition";

/** What a person is asked at a step's gate, and who may answer; null without a gate. */
export type GateWords = { what: string; who: string };

const WHAT = {
  before: "Approve the plan",
  after: "Approve the result",
  both: "Approve plan and result",
} as const;

export function sayGate({
  gate,
  role,
  approvals,
}: Pick<StepNode, "gate" | "role" | "approvals">): GateWords | null {
  if (gate === null) return null;
  const title = deciderOf(role);
  const who =
    approvals > 1 ? `${approvals} different ${title}s` : title === "owner" ? "an owner" : "an approver";
  return { what: WHAT[gate], who };
}

/** An approval that names the role `owner` takes an owner; every other an approver or an owner (product.md 4). */
export function deciderOf(role: StepNode["role"]): "owner" | "approver" {
  return role === "owner" ? "owner" : "approver";
}
