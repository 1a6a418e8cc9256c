import type { Database } from "#db/client";
import type { Page } from "#server/auth/members";
import { EVERY_AGENT } from "./every-agent-sql";
import { type StoredTask, showTask, type TaskRow } from "./task-row";
import { type TimeCursor, writeTimeCursor } from "./time-cursor";

export type TaskFilter = { agent?: string; runId?: string; stepKey?: string; status?: TaskRow["status"][] };

export type ListedTask = TaskRow & { runTitle: string };

/** Attempts, the newest first. */
export async function listTasks(
  { pool }: Database,
  { agent, runId, stepKey, status }: TaskFilter,
  { cursor, limit }: { cursor?: TimeCursor; limit: number },
): Promise<Page<ListedTask>> {
  const values: unknown[] = [limit + 1];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...(agent === undefined ? [] : [`t.agent = ${given(agent)}`]),
    ...(runId === undefined ? [] : [`t.run_id = ${given(runId)}`]),
    ...(stepKey === undefined ? [] : [`t.step_key = ${given(stepKey)}`]),
    ...(status === undefined ? [] : [`t.status = any(${given(status)})`]),
    ...(cursor === undefined ? [] : [`(t.queued_at, t.id) < (${given(cursor.at)}, ${given(cursor.id)})`]),
  ];
  const isNarrow = agent !== undefined || runId !== undefined;
  const { rows } = await pool.query<StoredTask & { runTitle: string }>(
    isNarrow ? newestOf(conditions) : newestOfEach(conditions),
    values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? writeTimeCursor({ at: last.queuedAt, id: last.id }) : null;
  return { items: shown.map(showTask), nextCursor };
}

const NEWEST_FIRST = "order by t.queued_at desc, t.id desc limit $1";

function newestOf(conditions: string[]): string {
  return `select ${COLUMNS} from tasks t join runs r on r.id = t.run_id
    where ${conditions.join(" and ")} ${NEWEST_FIRST}`;
}

/** The newest of each agent, of which the newest: there is no index over all tasks by time. */
function newestOfEach(conditions: string[]): string {
  return `${EVERY_AGENT}
    select ${COLUMNS} from named n
    cross join lateral (
      select t.* from tasks t where ${["t.agent = n.agent", ...conditions].join(" and ")} ${NEWEST_FIRST}) t
    join runs r on r.id = t.run_id ${NEWEST_FIRST}`;
}

const COLUMNS = `t.id, t.run_id as "runId", r.title as "runTitle", t.step_key as "stepKey", t.iteration, t.attempt, t.agent,
  t.status, t.queued_at as "queuedAt", t.started_at as "startedAt", t.finished_at as "finishedAt", t.usage, t.model, t.error`;
