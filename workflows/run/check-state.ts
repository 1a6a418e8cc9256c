import { DEADLINE_POLICY } from "./actor";
import { type DefinitionIndex, stepNodeOf } from "./definition-index";
import { agentStopOf } from "./holds";
import { STARVED } from "./needed-documents";
import { itemAt, keysOf } from "./pages";
import { agentStatus } from "./report-agents";
import { placesUnder } from "./run-keys";
import { type ApprovalState, artifactOf, hasEnded, type RunState, stepOf } from "./run-state";
import { ROOT } from "./scope";
import { isOpen, isSettled, type StepState } from "./step-state";
import type { Violation } from "./violation";

type Rule = (state: RunState, index: DefinitionIndex) => string[];

/** Each rule answers with what breaks it. */
const RULES: Record<string, Rule> = {
  "no limbo": (state) => {
    const goesOn = state.open.some((key) => isMoving(stepOf(state, key)));
    const isAwaited = state.pendingApprovals.length + state.openIncidents.length > 0;
    const awaits = isAwaited || isPausedByPerson(state) || Object.keys(state.stops ?? {}).length > 0;
    return hasEnded(state) || goesOn || awaits ? [] : ["Nothing moves the run and nobody is asked."];
  },

  "the list of open steps is true": (state) =>
    differences(
      "open",
      state.open,
      stepEntries(state).flatMap(([key, step]) => (isOpen(step) ? [key] : [])),
    ),

  "the list of pending approvals is true": (state) => {
    const pending = Object.values(state.approvals).filter(({ status }) => status === "pending");
    return differences(
      "pending",
      state.pendingApprovals,
      pending.map(({ approvalId }) => approvalId),
    );
  },

  "the list of open incidents is true": (state) => {
    const open = Object.values(state.incidents).filter((incident) => incident.open);
    return differences(
      "open",
      state.openIncidents,
      open.map(({ incidentId }) => incidentId),
    );
  },

  "a step stands at what it names": (state) =>
    stepEntries(state).flatMap(([key, step]) =>
      namesWhatIsThere(state, key, step) ? [] : [`${key} is ${step.stage}`],
    ),

  "a request or incident that is open has its step standing at it": (state) => {
    const asked = state.pendingApprovals.filter((id) => {
      const step = stepOf(state, state.approvals[id]?.stepKey ?? "");
      return (step?.stage !== "asking" && step?.stage !== "reviewing") || step.approvalId !== id;
    });
    const stuck = state.openIncidents.filter((id) => {
      const step = stepOf(state, state.incidents[id]?.stepKey ?? "");
      return step?.stage !== "stuck" || step.incidentId !== id;
    });
    return [...asked, ...stuck];
  },

  "a decided approval has its decision, any other has none": (state) =>
    Object.values(state.approvals)
      .filter(
        ({ status, decision }) =>
          ["approved", "rejected", "amended"].includes(status) === (decision === null),
      )
      .map(({ approvalId, status }) => `${approvalId} is ${status}`),

  "an approval has the votes of different people": (state) =>
    Object.values(state.approvals).flatMap((approval) =>
      hasItsVotes(approval) ? [] : [approval.approvalId],
    ),

  "nobody decides what four eyes keep them from": (state) =>
    Object.values(state.approvals).flatMap(({ approvalId, excludes = [], votes, decision }) => {
      const deciders = [...votes.map(({ by }) => by.id), decision?.by.id ?? ""];
      return deciders.some((id) => excludes.includes(id)) ? [approvalId] : [];
    }),

  "no gate is passed without a decision": (state, index) =>
    stepEntries(state).flatMap(([key, step]) => {
      const gate = stepNodeOf(index, key)?.gate;
      const needsPlan = (gate === "before" || gate === "both") && step.attempt > 0;
      const needsResult = (gate === "after" || gate === "both") && step.stage === "completed";
      const lacksPlan = needsPlan && !isApproved(state, key, step.iteration, "plan");
      const lacksResult = needsResult && !isApproved(state, key, step.iteration, "result");
      return lacksPlan || lacksResult ? [`${key} passed its gate`] : [];
    }),

  "what ended has nothing open": (state) => {
    const left = [...state.open, ...state.pendingApprovals, ...state.openIncidents];
    return hasEnded(state) ? left.map((id) => `${id} is open`) : [];
  },

  "a completed run is through with every step": (state, index) => {
    if (state.standing.status !== "completed") return [];
    const places = placesUnder(state, index.nodes, ROOT).filter(({ node }) => node.kind === "step");
    return places.flatMap(({ key }) => (isSettled(stepOf(state, key)) ? [] : [`${key} is not settled`]));
  },

  "a run that lacked a document did not complete": (state) =>
    stepEntries(state).flatMap(([key, step]) => {
      const isStarved = step.stage === "skipped" && STARVED.includes(step.because.code);
      return isStarved && state.standing.status === "completed" ? [key] : [];
    }),

  "a pause says what it waits for": (state) => {
    const { standing } = state;
    if (standing.status !== "paused" || standing.code === "person") return [];
    if (standing.code === "stop")
      return Object.keys(state.stops ?? {}).length > 0 ? [] : ["nothing is stopped"];
    const awaited = standing.code === "incident" ? state.openIncidents : state.pendingApprovals;
    const moving = state.open.filter((key) => isMoving(stepOf(state, key)) && !isHeld(state, key));
    return awaited.length === 0
      ? [`nothing of kind ${standing.code} is open`]
      : moving.map((key) => `${key} moves`);
  },

  "an agent's status is that of its steps": (state) => {
    const agents = new Set([
      ...Object.keys(state.agents),
      ...state.open.flatMap((key) => stepOf(state, key)?.agent ?? []),
    ]);
    return [...agents].flatMap((agent) => {
      const { status } = agentStatus(state, agent);
      const told = state.agents[agent] ?? "idle";
      return told === status ? [] : [`${agent} is told to be ${told} and is ${status}`];
    });
  },

  "documents lead to versions that are there": (state) =>
    keysOf(state.documents).flatMap((name) => {
      const { latest, accepted } = itemAt(state.documents, name) ?? { latest: "", accepted: null };
      const ids = accepted === null ? [latest] : [latest, accepted];
      return ids.every((id) => artifactOf(state, id)?.name === name) ? [] : [name];
    }),

  "what was skipped or failed says why": (state) =>
    stepEntries(state).flatMap(([key, step]) =>
      "because" in step && (step.because.code === "" || step.because.sentence === "") ? [key] : [],
    ),
};

/** The promises that every single state keeps. */
export function checkState(index: DefinitionIndex, state: RunState): Violation[] {
  if (state.seq === 0) return [];
  return Object.entries(RULES).flatMap(([rule, check]) =>
    check(state, index).map((sentence) => ({ rule, sentence })),
  );
}

/** Most rules look at every step of the same state. */
const entriesOf = new WeakMap<RunState, [string, StepState][]>();

function stepEntries(state: RunState): [string, StepState][] {
  const known = entriesOf.get(state);
  if (known) return known;
  const entries = state.steps.flatMap((page) => Object.entries(page));
  entriesOf.set(state, entries);
  return entries;
}

function isMoving(step: StepState | undefined): boolean {
  return step?.stage === "queued" || step?.stage === "working" || step?.stage === "retrying";
}

/** A step that waits for its next attempt, while its agent is stopped, waits for the release. */
function isHeld(state: RunState, key: string): boolean {
  const step = stepOf(state, key);
  return step?.stage === "retrying" && agentStopOf(state, step.agent) !== undefined;
}

function isPausedByPerson({ standing }: RunState): boolean {
  return standing.status === "paused" && standing.code === "person";
}

function differences(word: string, told: readonly string[], real: readonly string[]): string[] {
  return [
    ...told.filter((id) => !real.includes(id)).map((id) => `${id} is listed and not ${word}`),
    ...real.filter((id) => !told.includes(id)).map((id) => `${id} is ${word} and not listed`),
    ...(new Set(told).size === told.length ? [] : ["something is listed twice"]),
  ];
}

function namesWhatIsThere(state: RunState, key: string, step: StepState): boolean {
  switch (step.stage) {
    case "asking":
    case "reviewing": {
      const approval = state.approvals[step.approvalId];
      return (
        approval?.status === "pending" && approval.stepKey === key && approval.iteration === step.iteration
      );
    }
    case "queued":
    case "working":
      return step.taskId === step.lastTaskId && step.agent !== null;
    case "stuck":
      return state.incidents[step.incidentId]?.open === true;
    case "completed":
      return step.outputs.every(({ name, artifactId }) => artifactOf(state, artifactId)?.name === name);
    default:
      return true;
  }
}

function hasItsVotes({ status, votes, votesNeeded, decision }: ApprovalState): boolean {
  const people = new Set(votes.map(({ by }) => by.id));
  if (people.size !== votes.length) return false;
  if (status !== "approved" || decision?.action !== "approve") return true;
  if (decision.by.id === DEADLINE_POLICY.id) return true;
  return !people.has(decision.by.id) && votes.length + 1 >= votesNeeded;
}

function isApproved(state: RunState, stepKey: string, iteration: number, kind: "plan" | "result"): boolean {
  return Object.values(state.approvals).some(
    (approval) =>
      approval.stepKey === stepKey &&
      approval.iteration === iteration &&
      approval.kind === kind &&
      (approval.status === "approved" || (approval.status === "amended" && approval.votesNeeded < 2)),
  );
}
