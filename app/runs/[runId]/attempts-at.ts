import type { ListedTask } from "#server/queries/list-tasks";
import type { RunView } from "#workflows/run/run-view";

/** An attempt, with when its result was put to a person: the wait after that is not the agent's work. */
export type Attempt = ListedTask & { handedInAt: string | null };

/**
 * The attempts as they stood at a moment of the past (epoch milliseconds), or as they stand; `approvals` are those of
 * the run at that moment. What came later is not told: no end, no error, no usage.
 */
export function attemptsAt(
  tasks: readonly ListedTask[],
  approvals: RunView["approvals"],
  at: number | null,
): Attempt[] {
  return tasks.flatMap((task) => {
    if (at !== null && Date.parse(task.queuedAt) > at) return [];
    const then = at === null || isOver(task, at) ? task : { ...task, ...unfinished(task, at) };
    const handedInAt = findHandIn(then, approvals);
    const waits = then !== task && handedInAt !== null;
    return [{ ...then, handedInAt, ...(waits && { status: "waiting_for_hitl" as const }) }];
  });
}

/** When the work of an attempt ended (ISO); null while it goes on. */
export function workEndOf({ handedInAt, finishedAt }: Pick<Attempt, "handedInAt" | "finishedAt">) {
  return handedInAt ?? finishedAt;
}

function isOver({ finishedAt }: ListedTask, at: number): boolean {
  return finishedAt !== null && Date.parse(finishedAt) <= at;
}

function unfinished({ startedAt }: ListedTask, at: number): Partial<ListedTask> {
  const isBegun = startedAt !== null && Date.parse(startedAt) <= at;
  const open = { finishedAt: null, error: null, usage: null, model: null };
  return isBegun ? { ...open, status: "running" } : { ...open, status: "queued", startedAt: null };
}

function findHandIn(
  { stepKey, iteration, startedAt, finishedAt }: ListedTask,
  approvals: RunView["approvals"],
): string | null {
  if (startedAt === null) return null;
  const from = Date.parse(startedAt);
  const to = finishedAt === null ? Number.POSITIVE_INFINITY : Date.parse(finishedAt);
  const request = approvals.find(
    (one) =>
      one.kind === "result" &&
      one.stepKey === stepKey &&
      one.iteration === iteration &&
      one.requestedAt >= from &&
      one.requestedAt <= to,
  );
  return request ? new Date(request.requestedAt).toISOString() : null;
}
