import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runs } from "#db/tables/runs";
import { tasks } from "#db/tables/tasks";
import type { Page } from "#server/auth/members";
import { showTask, type TaskRow, taskColumns } from "./task-row";
import { type TimeCursor, writeTimeCursor } from "./time-cursor";

export type TaskFilter = { agent?: string; runId?: string; status?: TaskRow["status"][] };

export type ListedTask = TaskRow & { runTitle: string };

/** Attempts, the newest first. */
export async function listTasks(
  { orm }: Database,
  { agent, runId, status }: TaskFilter,
  { cursor, limit }: { cursor?: TimeCursor; limit: number },
): Promise<Page<ListedTask>> {
  const found = await orm
    .select({ ...taskColumns, runTitle: runs.title })
    .from(tasks)
    .innerJoin(runs, eq(runs.id, tasks.runId))
    .where(
      and(
        agent === undefined ? undefined : eq(tasks.agent, agent),
        runId === undefined ? undefined : eq(tasks.runId, runId),
        status === undefined ? undefined : inArray(tasks.status, status),
        cursor &&
          sql`(${tasks.queuedAt}, ${tasks.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::text)`,
      ),
    )
    .orderBy(desc(tasks.queuedAt), desc(tasks.id))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor =
    found.length > limit && last ? writeTimeCursor({ at: last.queuedAt, id: last.id }) : null;
  return { items: shown.map(showTask), nextCursor };
}
