import type { RunEvent } from "./events";
import { type RunState, stepOf } from "./run-state";

/** What the outside has to do after a commit. Keys come from facts, so that doing it twice is doing it once. */
export type Command =
  | { type: "performTask"; taskId: string; stepKey: string; agent: string }
  | { type: "abortTask"; taskId: string; because: string }
  /** `dueAt` in epoch milliseconds. */
  | { type: "setTimer"; timerKey: string; dueAt: number }
  /** The timer is of no use any more; one that has fired meanwhile changes nothing. */
  | { type: "clearTimer"; timerKey: string };

/** The commands that follow from the facts of one advance; a task dropped as soon as it was made is aborted. */
export function commandsFor(events: readonly RunEvent[], before: RunState): Command[] {
  const atWork = new Map(before.open.flatMap((key) => taskAtWork(before, key)));
  const performs = new Map<string, Command>();
  const others: Command[] = [];
  const limits = new Map<string, Limited>();
  const abort = (stepKeys: readonly string[], because: string) => {
    for (const key of stepKeys) {
      const taskId = atWork.get(key);
      if (taskId === undefined) continue;
      atWork.delete(key);
      performs.delete(taskId);
      others.push({ type: "abortTask", taskId, because });
    }
  };
  for (const event of events) {
    switch (event.type) {
      case "step.scheduled": {
        const { taskId, stepKey, agent } = event.data;
        atWork.set(stepKey, taskId);
        performs.set(taskId, { type: "performTask", taskId, stepKey, agent });
        break;
      }
      case "step.retried":
        if (event.data.code === "stopped") abort([event.data.stepKey], event.type);
        atWork.delete(event.data.stepKey);
        others.push(...timerFor(event));
        break;
      case "step.completed":
      case "step.failed":
      case "incident.opened":
        atWork.delete(event.data.stepKey);
        break;
      case "approval.requested":
        atWork.delete(event.data.stepKey);
        limits.set(event.data.approvalId, event.data);
        others.push(...timersOf(event.data).map((timer) => ({ type: "setTimer" as const, ...timer })));
        break;
      case "approval.decided":
      case "approval.expired":
      case "approval.voided": {
        const { approvalId } = event.data;
        const limited = limits.get(approvalId) ?? before.approvals[approvalId];
        if (limited) others.push(...timersOf(limited).map(clearTimer));
        break;
      }
      case "step.skipped":
        abort([event.data.stepKey], event.type);
        break;
      case "steps.reset":
        abort(event.data.resets, event.type);
        break;
      case "run.cancelled":
      case "run.failed":
        abort([...atWork.keys()], event.type);
        break;
    }
  }
  return [...performs.values(), ...others];
}

function taskAtWork(state: RunState, key: string): [string, string][] {
  const step = stepOf(state, key);
  return step?.stage === "queued" || step?.stage === "working" ? [[key, step.taskId]] : [];
}

function timerFor({ data, seq }: Extract<RunEvent, { type: "step.retried" }>): Command[] {
  if (data.dueAt === null) return [];
  return [{ type: "setTimer", timerKey: `retry:${data.stepKey}:${seq}`, dueAt: data.dueAt }];
}

type Limited = { approvalId: string; dueAt?: number; remindAt?: number[] };
type Timer = { timerKey: string; dueAt: number };

/** The timers of a request with a time limit: its reminders and its end. */
function timersOf({ approvalId, dueAt, remindAt = [] }: Limited): Timer[] {
  if (dueAt === undefined) return [];
  const reminders = remindAt.map((moment) => ({ timerKey: `remind:${approvalId}:${moment}`, dueAt: moment }));
  return [...reminders, { timerKey: `due:${approvalId}`, dueAt }];
}

function clearTimer({ timerKey }: Timer): Command {
  return { type: "clearTimer", timerKey };
}
