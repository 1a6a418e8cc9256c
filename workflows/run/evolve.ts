import type { FactOf, RunEvent } from "./events";
import { evolveApproval } from "./evolve-approval";
import { evolveStep } from "./evolve-step";
import { capsOf } from "./holds";
import { RunDraft } from "./run-draft";
import type { PauseCode, RunState } from "./run-state";

/**
 * Folds events into a state. Facts are never refused: an event this build does not know changes nothing but
 * `seq`, so histories of every age can be read. Equal inputs give equal states, on any machine (I2).
 */
export function evolve(state: RunState, events: readonly RunEvent[]): RunState {
  const draft = new RunDraft(state);
  for (const event of events) applyEvent(draft, event);
  return draft.state;
}

/** Applies one event to a draft; the draft copies each part of the state at its first change. */
export function applyEvent(draft: RunDraft, event: RunEvent): void {
  const { data } = event;
  draft.state.seq = event.seq;
  if ("requestId" in data && data.requestId) draft.rememberOrder(data.requestId);
  evolveRun(draft, event);
  evolveStep(draft, event);
  evolveApproval(draft, event);
}

/** Facts about the run as a whole. */
function evolveRun(draft: RunDraft, event: RunEvent): void {
  const { state } = draft;
  const { at } = event;
  switch (event.type) {
    case "run.started":
      return startRun(draft, event.data, at);
    case "run.paused": {
      const { code, sentence, by } = event.data;
      state.standing = { status: "paused", code: pauseCode(code), sentence, by, since: at };
      return;
    }
    case "run.resumed":
      state.standing = { status: "running" };
      return;
    case "run.reopened":
      state.standing = { status: "running" };
      return;
    case "run.forked":
      return forkRun(draft, event.data, at);
    case "run.stopped":
      state.stops = { ...state.stops, [event.data.stopId]: event.data };
      return;
    case "run.released":
      state.stops = without(state.stops, event.data.stopId);
      return;
    case "budget.raised":
      return raiseCap(draft, event.data);
    case "run.haltRequested":
      state.haltNext = event.data.by;
      return;
    case "run.completed":
      state.standing = { status: "completed", at, sentence: event.data.sentence };
      return;
    case "run.failed": {
      const { code, sentence, stepKey } = event.data;
      state.standing = { status: "failed", at, because: { code, sentence }, stepKey };
      return draft.cancelOpenSteps(at);
    }
    case "run.cancelled": {
      const { code, sentence, by } = event.data;
      state.standing = { status: "cancelled", at, because: { code, sentence }, by };
      return draft.cancelOpenSteps(at);
    }
    case "handoff.made":
      return draft.putHandoff(event.data.handoff);
    case "milestone.reached":
      state.milestones = [...state.milestones, { ...event.data, at }];
      return;
    case "agent.statusChanged":
      draft.record("agents")[event.data.agent] = event.data.status;
      return;
    case "finding.recorded": {
      const { name, value, source, by, stepKey } = event.data;
      draft.record("findings")[name] = { value, source, by, stepKey };
      return;
    }
    default:
      return;
  }
}

function startRun({ state }: RunDraft, data: FactOf<"run.started">["data"], at: number): void {
  const { by, requestId, ...started } = data;
  const standing = { status: "running" as const };
  Object.assign(state, started, { startedBy: by, startRequestId: requestId, startedAt: at, standing });
}

/** The past is another run's; the present is this one's own. */
function forkRun(draft: RunDraft, data: FactOf<"run.forked">["data"], at: number): void {
  const { from, title, input, restarts, accepts, by, requestId } = data;
  const own = { title, input, startedBy: by, startRequestId: requestId, startedAt: at, forkedFrom: from };
  Object.assign(draft.state, own, { standing: { status: "running" }, haltNext: null, stops: {} });
  for (const key of restarts) draft.moveStep(key, 0, { stage: "unreached" }, { finishedAt: null });
  for (const { name, artifactId } of accepts) draft.acceptDocument(name, artifactId);
}

function raiseCap({ state }: RunDraft, { unit, limit }: FactOf<"budget.raised">["data"]): void {
  if (unit === "attempts" || unit === "hours") state.caps = { ...capsOf(state), [unit]: limit };
}

function without<T>(record: Record<string, T> = {}, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

const PAUSE_CODES: readonly PauseCode[] = ["approval", "incident", "stop", "budget"];

function pauseCode(code: string): PauseCode {
  return PAUSE_CODES.find((known) => known === code) ?? "person";
}
