import type { RunEvent } from "./events";
import type { RunState } from "./run-state";

/** What the outside has to do after a commit. Keys come from facts, so that doing it twice is doing it once. */
export type Command =
  | { type: "performTask"; taskId: string; stepKey: string; agent: string }
  | { type: "abortTask"; taskId: string; because: string }
  /** `dueAt` in epoch milliseconds. */
  | { type: "setTimer"; timerKey: string; dueAt: number };

/** The commands that follow from the facts of one advance. */
export function commandsFor(events: readonly RunEvent[], before: RunState): Command[] {
  return events.flatMap((event) => commandsOf(event, before));
}

function commandsOf(event: RunEvent, before: RunState): Command[] {
  switch (event.type) {
    case "step.scheduled": {
      const { taskId, stepKey, agent } = event.data;
      return [{ type: "performTask", taskId, stepKey, agent }];
    }
    case "step.retried":
      if (event.data.dueAt === null) return [];
      return [
        { type: "setTimer", timerKey: `retry:${event.data.stepKey}:${event.seq}`, dueAt: event.data.dueAt },
      ];
    case "run.cancelled":
    case "run.failed":
      return before.open.flatMap((key) => abort(before, key, event.type));
    case "step.skipped":
      return abort(before, event.data.stepKey, event.type);
    case "steps.reset":
      return event.data.resets.flatMap((key) => abort(before, key, event.type));
    default:
      return [];
  }
}

function abort(before: RunState, key: string, because: string): Command[] {
  const step = before.steps[key];
  const isAtWork = step?.stage === "queued" || step?.stage === "working";
  return isAtWork ? [{ type: "abortTask", taskId: step.taskId, because }] : [];
}
