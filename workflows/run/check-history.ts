import type { InputSpec } from "../definition/definition";
import type { DefinitionIndex } from "./definition-index";
import type { RunEvent } from "./events";
import { evolve } from "./evolve";
import { isSameJson } from "./is-same-json";
import { isAccepted, isFor } from "./needed-documents";
import { stepInRun } from "./run-keys";
import { artifactOf, hasEnded, type RunState, stepOf, unstartedRun } from "./run-state";
import type { Violation } from "./violation";

/** The promises about a run's course, from its whole history. */
export function checkHistory(
  index: DefinitionIndex,
  state: RunState,
  events: readonly RunEvent[],
): Violation[] {
  return [
    ...checkNumbers(state, events),
    ...checkOnce(events),
    ...checkCourse(index, events),
    ...(isSameJson(evolve(unstartedRun(state.runId), events), state)
      ? []
      : [{ rule: "folding the events gives the state", sentence: `at event ${state.seq}` }]),
  ];
}

/** I1: events are numbered 1, 2, 3 ... and the state knows the last. */
function checkNumbers(state: RunState, events: readonly RunEvent[]): Violation[] {
  const rule = "events are numbered without gap";
  const wrong = events.find(({ seq }, position) => seq !== position + 1);
  if (wrong) return [{ rule, sentence: `event ${wrong.seq} is out of place` }];
  return state.seq === events.length ? [] : [{ rule, sentence: `${state.seq} is not ${events.length}` }];
}

/** I3 and I6: one accepted result for each step and iteration, one decision for each approval. */
function checkOnce(events: readonly RunEvent[]): Violation[] {
  const seen = new Set<string>();
  return events.flatMap((event) => {
    const key = onceKeyOf(event);
    if (key === null || !seen.has(key)) {
      if (key !== null) seen.add(key);
      return [];
    }
    return [{ rule: "a result is accepted once, an approval decided once", sentence: key }];
  });
}

function onceKeyOf({ type, data }: RunEvent): string | null {
  switch (type) {
    case "step.completed":
      return `${type} ${data.stepKey} ${data.iteration}`;
    case "approval.decided":
      return `${type} ${data.approvalId}`;
    case "step.scheduled":
      return `${type} ${data.taskId}`;
    default:
      return null;
  }
}

/** Facts that may still be recorded of a run that has ended. */
const AFTERMATH: readonly string[] = ["agent.statusChanged", "step.fenced", "answers.unused"];

/** A person continues what had completed or failed, or forks it: recorded facts, after which it is not ended. */
function isNewBeginning({ standing }: RunState, { type }: RunEvent): boolean {
  return type === "run.forked" || (type === "run.reopened" && standing.status !== "cancelled");
}

/** I8, and that no step starts without what it requires: looks at the state before each event. */
function checkCourse(index: DefinitionIndex, events: readonly RunEvent[]): Violation[] {
  let state = unstartedRun(events[0]?.type === "run.started" ? events[0].data.runId : "");
  return events.flatMap((event) => {
    const before = state;
    state = evolve(state, [event]);
    if (hasEnded(before) && !AFTERMATH.includes(event.type) && !isNewBeginning(before, event)) {
      return [{ rule: "what ended stays as it is", sentence: `${event.type} is event ${event.seq}` }];
    }
    if (event.type === "step.completed") return checkAcceptance(before, event);
    return event.type === "step.scheduled"
      ? [...checkStart(index, before, event), ...checkAttempt(before, event)]
      : [];
  });
}

/** I4: the task that an accepted result comes from is the newest of its step, in hand or under review. */
function checkAcceptance(
  before: RunState,
  { data, seq }: Extract<RunEvent, { type: "step.completed" }>,
): Violation[] {
  const { stepKey, iteration, taskId } = data;
  const step = stepOf(before, stepKey);
  const isNewest = step?.lastTaskId === taskId && step.iteration === iteration;
  const isAwaited = step?.stage === "queued" || step?.stage === "working" || step?.stage === "reviewing";
  if (taskId === null || (isNewest && isAwaited)) return [];
  const sentence = `${stepKey} took the result of ${taskId} at event ${seq}, and its newest task is ${step?.lastTaskId} (${step?.stage})`;
  return [{ rule: "the newest attempt of a step is the one that counts", sentence }];
}

/** I9: the tasks of an iteration are its attempts, counted 1, 2, 3 ... as they are made. */
function checkAttempt(
  before: RunState,
  { data }: Extract<RunEvent, { type: "step.scheduled" }>,
): Violation[] {
  const { stepKey, iteration, attempt } = data;
  const step = stepOf(before, stepKey);
  const made = step?.iteration === iteration ? step.attempt : 0;
  if (attempt === made + 1) return [];
  const sentence = `${stepKey} has attempt ${attempt} after ${made} in iteration ${iteration}`;
  return [{ rule: "attempts are counted without gap", sentence }];
}

function checkStart(
  index: DefinitionIndex,
  before: RunState,
  { data }: Extract<RunEvent, { type: "step.scheduled" }>,
): Violation[] {
  const node = stepInRun(index, before, data.stepKey);
  const taken = data.attempt > 1 ? data.given : [];
  const given = taken.flatMap((id) => artifactOf(before, id)?.name ?? []);
  const isThere = (input: InputSpec) =>
    isAccepted(before, input.name) || given.some((name) => isFor(input, name));
  const missing = node?.inputs.filter((input) => !input.symbolic && !isThere(input)) ?? [];
  return missing.map(({ name }) => ({
    rule: "no step starts without what it requires",
    sentence: `${data.stepKey} started without ${name}`,
  }));
}
