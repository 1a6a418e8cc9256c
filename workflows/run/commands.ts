import type { BudgetRefusal } from "./budget";
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
  const atWork = new TasksAtWork(before);
  const performs = new Map<string, Command>();
  const others: Command[] = [];
  const limits = new Map<string, Limited>();
  const abort = (stepKeys: readonly string[], because: string) => {
    for (const key of stepKeys) {
      const taskId = atWork.find(key);
      if (taskId === undefined) continue;
      atWork.end(key);
      performs.delete(taskId);
      others.push({ type: "abortTask", taskId, because });
    }
  };
  for (const event of events) {
    switch (event.type) {
      case "step.scheduled": {
        const { taskId, stepKey, agent } = event.data;
        atWork.begin(stepKey, taskId);
        performs.set(taskId, { type: "performTask", taskId, stepKey, agent });
        break;
      }
      case "step.retried":
        if (event.data.code === "stopped") abort([event.data.stepKey], event.type);
        atWork.end(event.data.stepKey);
        others.push(...timerFor(event));
        break;
      case "step.completed":
      case "step.failed":
      case "incident.opened":
        atWork.end(event.data.stepKey);
        break;
      case "approval.requested":
        atWork.end(event.data.stepKey);
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
        abort(atWork.keys(), event.type);
        break;
    }
  }
  return [...performs.values(), ...others];
}

/** Which task each step has in hand, fact by fact; the state before is asked only for steps that matter. */
class TasksAtWork {
  /** By step; null: none any more. */
  readonly #known = new Map<string, string | null>();

  constructor(private readonly before: RunState) {}

  begin(stepKey: string, taskId: string): void {
    this.#known.set(stepKey, taskId);
  }

  end(stepKey: string): void {
    this.#known.set(stepKey, null);
  }

  find(stepKey: string): string | undefined {
    const known = this.#known.get(stepKey);
    if (known !== undefined) return known ?? undefined;
    const step = stepOf(this.before, stepKey);
    return step?.stage === "queued" || step?.stage === "working" ? step.taskId : undefined;
  }

  keys(): string[] {
    return [...new Set([...this.before.open, ...this.#known.keys()])];
  }
}

function timerFor({ data, seq }: Extract<RunEvent, { type: "step.retried" }>): Command[] {
  if (data.dueAt === null) return [];
  return [{ type: "setTimer", timerKey: `retry:${data.stepKey}:${seq}`, dueAt: data.dueAt }];
}

type Limited = {
  approvalId: string;
  dueAt?: number;
  remindAt?: number[];
  refusal?: Pick<BudgetRefusal, "resetsAt">;
};
type Timer = { timerKey: string; dueAt: number };

/** The timers of a request with a time limit: its reminders and its end; and the end of a budget's day. */
function timersOf({ approvalId, dueAt, remindAt = [], refusal }: Limited): Timer[] {
  const resetsAt = refusal?.resetsAt ?? null;
  const renewals = resetsAt === null ? [] : [{ timerKey: `budget:${approvalId}`, dueAt: resetsAt }];
  if (dueAt === undefined) return renewals;
  const reminders = remindAt.map((moment) => ({ timerKey: `remind:${approvalId}:${moment}`, dueAt: moment }));
  return [...renewals, ...reminders, { timerKey: `due:${approvalId}`, dueAt }];
}

function clearTimer({ timerKey }: Timer): Command {
  return { type: "clearTimer", timerKey };
}
