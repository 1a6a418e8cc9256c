import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ApprovalKind, QuestionTopic } from "#workflows/run/events";
import type { ApprovalStatus } from "#workflows/run/run-state";

/** The inbox: every request for a person's decision. Moved only by the journal. */
export const approvals = pgTable(
  "approvals",
  {
    id: text().primaryKey(),
    runId: uuid().notNull(),
    stepKey: text().notNull(),
    iteration: integer().notNull(),
    kind: text().$type<ApprovalKind>().notNull(),
    topic: text().$type<QuestionTopic>(),
    version: integer().notNull(),
    question: text().notNull(),
    contentSha256: text(),
    artifactId: text(),
    options: jsonb().$type<{ value: string; label: string }[]>().notNull(),
    status: text().$type<ApprovalStatus>().notNull(),
    role: text().notNull(),
    votesNeeded: integer().notNull(),
    votes: integer().notNull().default(0),
    agent: text(),
    requestedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    decidedAt: timestamp({ withTimezone: true, precision: 3 }),
    dueAt: timestamp({ withTimezone: true }),
    assignee: uuid(),
    snoozedUntil: timestamp({ withTimezone: true }),
  },
  (table) => [
    // At most one open request for each step of a run.
    uniqueIndex("approvals_open_key")
      .on(table.runId, table.stepKey, table.iteration)
      .where(sql`${table.status} = 'pending'`),
    // The inbox: what is open, oldest first.
    index("approvals_pending_index").on(table.requestedAt).where(sql`${table.status} = 'pending'`),
    // The approvals of a run.
    index("approvals_run_index").on(table.runId),
    // "Done": what was decided, newest first.
    index("approvals_decided_index").on(table.decidedAt).where(sql`${table.decidedAt} is not null`),
    check(
      "approvals_status_known",
      sql`${table.status} in ('pending', 'approved', 'rejected', 'amended', 'expired', 'void')`,
    ),
  ],
);
