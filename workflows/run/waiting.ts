import type { WorkflowDefinition } from "../definition/definition";
import type { RunState } from "./run-state";

/** Why a run stands still, for lists, pages and messages (experience.md 6). `since` in epoch milliseconds. */
export type Waiting = {
  sentence: string;
  since: number;
  who: string[];
  action: { kind: string; label: string; approvalId?: string; stepKey?: string };
};

export function waitingOf(_definition: WorkflowDefinition, state: RunState, _at: number): Waiting | null {
  const approval = Object.values(state.approvals).find(({ status }) => status === "pending");
  if (!approval) return null;
  const { question, requestedAt, role, approvalId } = approval;
  return {
    sentence: `Waiting for **${question}**`,
    since: requestedAt,
    who: [role],
    action: { kind: "open-approval", label: "Open request", approvalId },
  };
}
