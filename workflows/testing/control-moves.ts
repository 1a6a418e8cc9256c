import type { BudgetRefusal } from "../run/budget";
import { keysOf } from "../run/pages";
import { type RunState, stepOf } from "../run/run-state";
import type { StopRef } from "../run/stop";
import { type Move, retries, skips } from "./moves";

const bo = { id: "bo", name: "Bo" };

/** Id of the stop of everything, or of an agent: a UUID, as the tables want it. */
export function stopIdOf(agent: string | null = null): string {
  const codes = [...(agent ?? "")].slice(0, 6).map((letter) => letter.charCodeAt(0).toString(16));
  return `00000000-0000-4000-8000-${codes.join("").padStart(12, "0")}`;
}

/** The stop switch is pulled for everything, or for an agent. */
export const stops =
  (agent: string | null = null, changes: Partial<StopRef> = {}): Move =>
  (_, { startedAt: since }) => {
    const scope = agent === null ? ("all" as const) : ("agent" as const);
    const stopId = stopIdOf(agent);
    return {
      type: "holdRun",
      stop: { stopId, scope, target: agent ?? "", reason: "A leak", by: bo, since, ...changes },
    };
  };

/** The stop is released. */
export const frees =
  (stopId = stopIdOf()): Move =>
  () => ({ type: "freeRun", stopId, releasedBy: bo, reason: "" });

/** What is refused unless a test says otherwise. */
export const REFUSAL: BudgetRefusal = {
  project: "default",
  agent: null,
  per: "day",
  period: "2023-11-14",
  unit: "cost",
  used: 4.2,
  wanted: 1,
  limit: 5,
  resetsAt: 1_700_006_400_000,
};

/** A call of the step's agent would go beyond a budget. */
export const isRefused =
  (stepKey: string, refusal = REFUSAL): Move =>
  (_, state) => {
    const taskId = stepOf(state, stepKey)?.lastTaskId ?? "none";
    return { type: "taskRefused", taskId, fence: 1, worker: "w1", refusal };
  };

/** By chance: a step is done again or skipped, the stop switch is pulled or released, a call is refused. */
export function movesOfControl(state: RunState, choice: number): Move[] {
  const reached = keysOf(state.steps).sort();
  const key = reached[choice % Math.max(1, reached.length)];
  const [stop] = Object.keys(state.stops ?? {});
  const working = state.open.find((open) => stepOf(state, open)?.stage === "working");
  const agent = choice % 2 === 0 && key !== undefined ? (stepOf(state, key)?.agent ?? null) : null;
  return [
    ...(key === undefined ? [] : [retries(key)]),
    ...(stop === undefined ? [stops(agent)] : [frees(stop), frees(stop)]),
    ...(working === undefined ? [] : [isRefused(working), skips(working)]),
  ];
}
