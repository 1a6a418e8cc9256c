import { and, eq, sql } from "drizzle-orm";
import { bulkJobs } from "#db/tables/bulk-jobs";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction, type Transaction } from "#server/auth/in-transaction";
import type { Principal } from "#server/auth/principal";
import type { BulkJob } from "#server/queries/bulk-row";
import { findBulkJob } from "#server/queries/find-bulk-job";
import type { BulkDeps } from "./bulk-deps";

/**
 * Ends a job after the orders that are under way; what was ordered stays so. One that is over already stays as it
 * is, so a repeated order changes nothing. Refuses with `not-found`.
 */
export async function stopBulk(
  { db, engine }: BulkDeps,
  by: Principal,
  { jobId }: { jobId: string },
): Promise<BulkJob> {
  const job = await findBulkJob(db, jobId);
  await inTransaction(db, (tx) => storeStop(tx, by, job));
  engine.tellInbox();
  return findBulkJob(db, jobId);
}

async function storeStop(tx: Transaction, by: Principal, { id, action, total }: BulkJob): Promise<void> {
  const [stopped] = await tx
    .update(bulkJobs)
    .set({
      status: "stopped",
      stoppedById: by.id,
      stoppedByName: by.name,
      finishedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(bulkJobs.id, id), eq(bulkJobs.status, "running")))
    .returning();
  if (!stopped) return;
  const at = (stopped.finishedAt ?? stopped.startedAt).getTime();
  const act = { at, actor: by, action: "bulk.stopped", target: `bulk:${id}` };
  await appendAudit(tx.$client, [{ ...act, before: { status: "running" }, after: { action, total } }]);
}
