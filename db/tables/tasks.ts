import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Usage } from "#workflows/run/signals";

/**
 * The queue and the record of every attempt in one. `fence` counts the claims: a write that names an older
 * one changes nothing (architecture.md 4).
 */
export const tasks = pgTable(
  "tasks",
  {
    id: text().primaryKey(),
    runId: uuid().notNull(),
    stepKey: text().notNull(),
    iteration: integer().notNull(),
    attempt: integer().notNull(),
    agent: text().notNull(),
    status: text()
      .$type<"queued" | "running" | "waiting_for_hitl" | "completed" | "failed" | "lost" | "cancelled">()
      .notNull(),
    workerId: text(),
    fence: integer().notNull().default(0),
    queuedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    startedAt: timestamp({ withTimezone: true, precision: 3 }),
    finishedAt: timestamp({ withTimezone: true, precision: 3 }),
    model: text(),
    usage: jsonb().$type<Usage>(),
    error: text(),
  },
  (table) => [
    // Claim: the oldest waiting tasks.
    index("tasks_queue_index").on(table.queuedAt).where(sql`${table.status} = 'queued'`),
    // Takeover of a dead worker's tasks; the board's current tasks.
    index("tasks_worker_index").on(table.workerId).where(sql`${table.status} = 'running'`),
    // What an agent did lately: the board, the list of attempts.
    index("tasks_agent_index").on(table.agent, table.queuedAt),
    // The tasks of a run.
    index("tasks_run_index").on(table.runId),
    check(
      "tasks_status_known",
      sql`${table.status} in ('queued', 'running', 'waiting_for_hitl', 'completed', 'failed', 'lost', 'cancelled')`,
    ),
  ],
);
