import { eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { bulkJobs } from "#db/tables/bulk-jobs";
import { RunRefusal } from "#workflows/run/refusal";
import { type BulkJob, showBulkJob } from "./bulk-row";
import { countResults } from "./list-bulk-jobs";

/** One bulk order with its progress. Refuses with `not-found`. */
export async function findBulkJob(db: Database, jobId: string): Promise<BulkJob> {
  const [job] = await db.orm.select().from(bulkJobs).where(eq(bulkJobs.id, jobId));
  if (!job) throw new RunRefusal("not-found", "There is no such bulk order.");
  const counts = await countResults(db, [jobId]);
  return showBulkJob(job, counts.get(jobId) ?? { done: 0, refused: 0 });
}
