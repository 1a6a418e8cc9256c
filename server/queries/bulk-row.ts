import { z } from "zod";
import type { bulkJobs } from "#db/tables/bulk-jobs";

/** What can be ordered of many runs at once; `retry` takes the step at an incident, or the one a run failed at. */
export const BulkAction = z.enum(["pause", "resume", "retry", "cancel"]);
export type BulkAction = z.infer<typeof BulkAction>;

/** A bulk order and how far it is. `ahead`: runs without a result; of a stopped job they were never ordered. */
export type BulkJob = {
  id: string;
  action: BulkAction;
  reason: string;
  /** The query text that the runs were found by; empty when they were chosen one by one. */
  query: string;
  status: "running" | "completed" | "stopped";
  total: number;
  done: number;
  refused: number;
  ahead: number;
  startedBy: { id: string; name: string };
  startedAt: string;
  finishedAt: string | null;
  stoppedBy: { id: string; name: string } | null;
};

export type BulkCounts = { done: number; refused: number };

export function showBulkJob(job: typeof bulkJobs.$inferSelect, { done, refused }: BulkCounts): BulkJob {
  const { id, action, reason, query, status, total, stoppedById, stoppedByName } = job;
  return {
    id,
    action,
    reason,
    query,
    status,
    total,
    done,
    refused,
    ahead: total - done - refused,
    startedBy: { id: job.startedById, name: job.startedByName },
    startedAt: job.startedAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
    stoppedBy: stoppedById === null ? null : { id: stoppedById, name: stoppedByName ?? stoppedById },
  };
}
