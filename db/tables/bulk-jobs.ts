import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

/**
 * An order for many runs (experience.md 1): what was ordered, by whom and why. Which runs it is for was settled
 * when it was given; they stand in `bulk_items`.
 */
export const bulkJobs = pgTable(
  "bulk_jobs",
  {
    /** UUID version 7: newer jobs sort later. */
    id: uuid().primaryKey(),
    requestId: text().notNull(),
    action: text().$type<"pause" | "resume" | "retry" | "cancel">().notNull(),
    reason: text().notNull(),
    /** The query text that the runs were found by; empty when they were chosen one by one. */
    query: text().notNull(),
    status: text().$type<"running" | "completed" | "stopped">().notNull().default("running"),
    /** Runs that it is for. */
    total: integer().notNull(),
    startedByKind: text().$type<"person" | "key">().notNull(),
    startedById: text().notNull(),
    startedByName: text().notNull(),
    startedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    /** When the last run had its order, or when it was stopped. */
    finishedAt: timestamp({ withTimezone: true, precision: 3 }),
    stoppedById: text(),
    stoppedByName: text(),
  },
  (table) => [
    // A job that is sent again with the same request id finds itself.
    uniqueIndex("bulk_jobs_request_id_key").on(table.requestId),
    // What is still to be carried out, oldest first.
    index("bulk_jobs_running_index").on(table.id).where(sql`${table.status} = 'running'`),
    check("bulk_jobs_action_known", sql`${table.action} in ('pause', 'resume', 'retry', 'cancel')`),
    check("bulk_jobs_status_known", sql`${table.status} in ('running', 'completed', 'stopped')`),
  ],
);

/** A run that a job is for, and what came of the order: nothing yet while `result` is null. */
export const bulkItems = pgTable(
  "bulk_items",
  {
    jobId: uuid()
      .notNull()
      .references(() => bulkJobs.id, { onDelete: "cascade" }),
    /** From 1, in the order of the list. */
    position: integer().notNull(),
    runId: uuid().notNull(),
    result: text().$type<"done" | "refused">(),
    /** Why it was refused. */
    sentence: text(),
    at: timestamp({ withTimezone: true, precision: 3 }),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.position] }),
    // A run is ordered once in a job.
    uniqueIndex("bulk_items_run_key").on(table.jobId, table.runId),
    // The next runs of a job.
    index("bulk_items_ahead_index").on(table.jobId, table.position).where(sql`${table.result} is null`),
    // Those that were refused, which is what one looks for.
    index("bulk_items_refused_index").on(table.jobId, table.position).where(sql`${table.result} = 'refused'`),
    check("bulk_items_result_known", sql`${table.result} in ('done', 'refused')`),
  ],
);
