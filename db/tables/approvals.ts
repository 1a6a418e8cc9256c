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
import type { DeadlinePolicy } from "#workflows/definition/deadline";
import type { ApprovalKind, QuestionTopic, RaisedBy } from "#workflows/run/events";
import type { ApprovalStatus } from "#workflows/run/run-state";

/**
 * The inbox: every request for a person's decision. Moved only by the journal, but for who is asked in person, who
 * looks at it just now and until when it was put aside: those three change nothing in the run.
 */
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
    /** What happens at `due_at`; null without a time limit. */
    onDeadline: text().$type<DeadlinePolicy>(),
    /** When its last reminder went out: from then on everybody who may decide is asked. */
    escalatedAt: timestamp({ withTimezone: true, precision: 3 }),
    /** What raised it beside the step's own gate. */
    triggers: jsonb().$type<RaisedBy[]>().notNull().default([]),
    /** The option that the asking agent recommends. */
    recommendation: text(),
    /** Ids of people who may not decide it (four eyes). */
    excludes: jsonb().$type<string[]>().notNull().default([]),
    /** Steps that come after it. */
    blocks: integer().notNull().default(0),
    assignee: uuid(),
    /** People asked besides the assignee: escalation adds people and never removes any. */
    alsoAsked: jsonb().$type<string[]>().notNull().default([]),
    claimedBy: text(),
    claimedByName: text(),
    claimedAt: timestamp({ withTimezone: true, precision: 3 }),
    snoozedUntil: timestamp({ withTimezone: true }),
  },
  (table) => [
    // At most one open request for each step of a run.
    uniqueIndex("approvals_open_key")
      .on(table.runId, table.stepKey, table.iteration)
      .where(sql`${table.status} = 'pending'`),
    // The inbox: what is open, oldest first.
    index("approvals_pending_index").on(table.requestedAt).where(sql`${table.status} = 'pending'`),
    // The inbox as it is worked off: overdue, due, what holds up most, oldest.
    index("approvals_urgent_index")
      .on(sql`coalesce(${table.dueAt}, 'infinity')`, sql`(-${table.blocks})`, table.requestedAt, table.id)
      .where(sql`${table.status} = 'pending'`),
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
