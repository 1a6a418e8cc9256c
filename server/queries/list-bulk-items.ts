import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "#db/client";
import { bulkItems } from "#db/tables/bulk-jobs";
import { runs } from "#db/tables/runs";
import type { Page } from "#server/auth/members";
import type { RunStatus } from "#workflows/run/run-state";

/** A run of a bulk order. `title` and `status` are null when the run is gone; `result` while it has none. */
export type BulkItem = {
  position: number;
  runId: string;
  title: string | null;
  status: RunStatus | null;
  /** Code of why it is paused, failed or cancelled now. */
  reason: string | null;
  result: "done" | "refused" | null;
  /** Why it was refused. */
  sentence: string | null;
  at: string | null;
};

export type BulkItemsFilter = { jobId: string; result?: "done" | "refused" | "ahead" };

/** The runs of a job in their order. `cursor` is the position of the last one seen. */
export async function listBulkItems(
  { orm }: Database,
  { jobId, result }: BulkItemsFilter,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<BulkItem>> {
  const withResult = result === "ahead" ? isNull(bulkItems.result) : result && eq(bulkItems.result, result);
  const after = cursor === undefined ? undefined : gt(bulkItems.position, Number(cursor));
  const found = await orm
    .select({
      position: bulkItems.position,
      runId: bulkItems.runId,
      title: runs.title,
      status: runs.status,
      reason: runs.reasonCode,
      result: bulkItems.result,
      sentence: bulkItems.sentence,
      at: bulkItems.at,
    })
    .from(bulkItems)
    .leftJoin(runs, eq(runs.id, bulkItems.runId))
    .where(and(eq(bulkItems.jobId, jobId), withResult, after))
    .orderBy(asc(bulkItems.position))
    .limit(limit + 1);
  const items = found.slice(0, limit).map((row) => ({ ...row, at: row.at?.toISOString() ?? null }));
  return { items, nextCursor: found.length > limit ? String(items.at(-1)?.position) : null };
}
