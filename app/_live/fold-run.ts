import type { RunEventMessage } from "#server/live/protocol";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { type RunState, unstartedRun } from "#workflows/run/run-state";

/** A run as the page knows it: what happened, and the state that follows from it by the core's own rules. */
export type FoldedRun = { state: RunState; events: readonly RunEvent[] };

/** A recorded fact as it comes from the server, by socket or HTTP. */
export type WireEvent = Omit<RunEventMessage, "runId">;

export function emptyRun(runId: string): FoldedRun {
  return { state: unstartedRun(runId), events: [] };
}

/** The run after `news`, which must go on where the run ends. */
export function foldRun(run: FoldedRun, news: readonly WireEvent[]): FoldedRun {
  const events = news.map(toEvent);
  return { state: evolve(run.state, events), events: [...run.events, ...events] };
}

/** A fact as the core knows it; `evolve` passes over those of a newer build, so no check is needed here. */
function toEvent({ seq, at, type, data }: WireEvent): RunEvent {
  return { seq, at: Date.parse(at), type, data } as unknown as RunEvent;
}
