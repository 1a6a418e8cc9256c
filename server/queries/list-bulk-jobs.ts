import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { bulkItems, bulkJobs } from "#db/tables/bulk-jobs";
import type { Page } from "#server/auth/members";
import { type BulkCounts, type BulkJob, showBulkJob } from "./bulk-row";

export type BulkJobsFilter = { status?: BulkJob["status"] };

/** Bulk orders, the newest first. `cursor` is the id of the last one seen. */
export async function listBulkJobs(
  db: Database,
  { status }: BulkJobsFilter,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<BulkJob>> {
  const found = await db.orm
    .select()
    .from(bulkJobs)
    .where(
      and(
        status === undefined ? undefined : eq(bulkJobs.status, status),
        cursor === undefined ? undefined : lt(bulkJobs.id, cursor),
      ),
    )
    .orderBy(desc(bulkJobs.id))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const counts = await countResults(
    db,
    shown.map(({ id }) => id),
  );
  const items = shown.map((job) => showBulkJob(job, counts.get(job.id) ?? NOTHING));
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

const NOTHING: BulkCounts = { done: 0, refused: 0 };

/** How many runs of each job had their order, and how many were refused. */
export async function countResults({ orm }: Database, jobIds: string[]): Promise<Map<string, BulkCounts>> {
  if (jobIds.length === 0) return new Map();
  const rows = await orm
    .select({
      jobId: bulkItems.jobId,
      done: sql<number>`count(*) filter (where ${bulkItems.result} = 'done')::int`,
      refused: sql<number>`count(*) filter (where ${bulkItems.result} = 'refused')::int`,
    })
    .from(bulkItems)
    .where(inArray(bulkItems.jobId, jobIds))
    .groupBy(bulkItems.jobId);
  return new Map(rows.map(({ jobId, ...counts }) => [jobId, counts]));
}
