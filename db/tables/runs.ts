import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { JsonObject } from "#workflows/definition/json";
import type { RunState, RunStatus } from "#workflows/run/run-state";
import type { Waiting } from "#workflows/run/waiting";
import { workflows } from "./workflows";

/**
 * One row a run: what lists show, and the guard of the journal (`last_seq`). The truth is `run_events`;
 * `state` is a snapshot at `state_seq`, written when the run comes to rest and now and then (J6).
 */
export const runs = pgTable(
  "runs",
  {
    /** UUID version 7: newer runs sort later. */
    id: uuid().primaryKey(),
    requestId: text().notNull(),
    workflowSha: text()
      .notNull()
      .references(() => workflows.sha256),
    workflowId: text().notNull(),
    pack: text().notNull(),
    title: text().notNull(),
    project: text().notNull(),
    createdBy: text().notNull(),
    input: jsonb().$type<JsonObject>().notNull(),
    lastSeq: integer().notNull(),
    status: text().$type<RunStatus>().notNull(),
    reasonCode: text(),
    reason: text(),
    waiting: jsonb().$type<Waiting>(),
    /** An approval or an incident is open. */
    needsPerson: boolean().notNull().default(false),
    openApprovals: integer().notNull().default(0),
    stepsDone: integer().notNull().default(0),
    stepsTotal: integer().notNull().default(0),
    percent: integer().notNull().default(0),
    phase: text(),
    cost: doublePrecision().notNull().default(0),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    finishedAt: timestamp({ withTimezone: true }),
    state: json().$type<RunState>(),
    stateSeq: integer().notNull().default(0),
    /** The run whose past this one shares, and up to which event. */
    forkedFrom: uuid(),
    forkedSeq: integer(),
    /** Events up to this number were deleted, long after the run's end; at `purged_at` the last one. */
    purgedSeq: integer().notNull().default(0),
    purgedAt: timestamp({ withTimezone: true, precision: 3 }),
  },
  (table) => [
    // A start repeated with the same request id finds its run.
    uniqueIndex("runs_request_id_key").on(table.requestId),
    // The list narrowed to one status, newest first.
    index("runs_status_index").on(table.status, table.id),
    // The list narrowed to one workflow, newest first.
    index("runs_workflow_index").on(table.workflowId, table.id),
    // "Stuck": runs that stand at an incident.
    index("runs_incident_index").on(table.id).where(sql`${table.reasonCode} = 'incident'`),
    // "Needs a person".
    index("runs_needs_person_index").on(table.id).where(sql`${table.needsPerson}`),
    // The forks of a run.
    index("runs_forked_from_index").on(table.forkedFrom).where(sql`${table.forkedFrom} is not null`),
    // What is due for deletion: the run that ended first.
    index("runs_unpurged_index")
      .on(table.finishedAt)
      .where(sql`${table.finishedAt} is not null and ${table.purgedAt} is null`),
    check(
      "runs_status_known",
      sql`${table.status} in ('pending', 'running', 'paused', 'completed', 'failed', 'cancelled')`,
    ),
  ],
);
