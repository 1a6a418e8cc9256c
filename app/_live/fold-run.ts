import type { RunEventMessage } from "#server/live/protocol";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { readEvent } from "#workflows/run/read-event";
import type { RunState } from "#workflows/run/run-state";

/** A run as the page knows it: its state, the definition it is pinned to, and what happened since it was loaded. */
export type FoldedRun = { state: RunState; definition: WorkflowDefinition; news: readonly RunEvent[] };

/** A recorded fact as it comes from the server, by socket or HTTP. */
export type WireEvent = Omit<RunEventMessage, "runId">;

/**
 * The run after `news`, which go on where the run ends; what follows is the core's own rule. What was folded already,
 * as after the run was loaded anew, is passed over.
 */
export function foldRun(run: FoldedRun, news: readonly WireEvent[]): FoldedRun {
  const events = news.filter(({ seq }) => seq > run.state.seq).map(toEvent);
  if (events.length === 0 || events[0]?.seq !== run.state.seq + 1) return run;
  return { ...run, state: evolve(run.state, events), news: [...run.news, ...events] };
}

/** A fact as the core knows it; `evolve` passes over those of a newer build, so no check is needed here. */
export function toEvent({ at, ...fact }: WireEvent): RunEvent {
  return readEvent({ ...fact, at: Date.parse(at) });
}
