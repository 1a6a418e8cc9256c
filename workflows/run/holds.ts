import { DEFAULT_CAPS, type RunCaps } from "./budget";
import type { ApprovalState, RunState } from "./run-state";
import type { StopRef } from "./stop";

/** The stop that holds the whole run, if any: the oldest of everything, or of its project. */
export function runStopOf(state: RunState): StopRef | undefined {
  return stopsOf(state).find(({ scope }) => scope !== "agent");
}

/** The stop that holds the work of an agent in the run. */
export function agentStopOf(state: RunState, agent: string | null): StopRef | undefined {
  return stopsOf(state).find(({ scope, target }) => scope === "agent" && target === agent);
}

/** Any stop of an agent in the run. */
export function anyAgentStopOf(state: RunState): StopRef | undefined {
  return stopsOf(state).find(({ scope }) => scope === "agent");
}

function stopsOf({ stops }: RunState): StopRef[] {
  return stops === undefined ? [] : Object.values(stops);
}

/** The open question about a budget: while it is open, nothing new starts in the run. */
export function budgetQuestionOf({ pendingApprovals, approvals }: RunState): ApprovalState | undefined {
  for (const id of pendingApprovals) {
    const approval = approvals[id];
    if (approval?.topic === "budget") return approval;
  }
  return undefined;
}

/** What bounds the run (E24). */
export function capsOf({ caps }: RunState): RunCaps {
  return caps ?? DEFAULT_CAPS;
}
