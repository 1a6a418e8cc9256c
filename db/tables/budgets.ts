import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/**
 * What may be spent (product.md 5): in a project, or by one agent in it; on one day (UTC, database time) or in
 * one run. Null is no limit. `attempts` and `hours` bound a run as such (E24) and belong to budgets per run of
 * a whole project.
 */
export const budgets = pgTable(
  "budgets",
  {
    project: text().notNull(),
    /** Empty for everybody in the project. */
    agent: text().notNull(),
    per: text().$type<"day" | "run">().notNull(),
    tokens: bigint({ mode: "number" }),
    /** US dollars. */
    cost: numeric({ mode: "number" }),
    attempts: integer(),
    hours: doublePrecision(),
    updatedAt: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    updatedById: text().notNull(),
    updatedByName: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.project, table.agent, table.per] }),
    check("budgets_per_known", sql`${table.per} in ('day', 'run')`),
  ],
);

/**
 * What is used and reserved in one period: a day such as `2026-11-22`, or the id of a run. Reservations and
 * settlements lock these rows in the order of their key. `tokens_raised` and `cost_raised` are limits that a
 * person raised for this period alone.
 */
export const budgetUse = pgTable(
  "budget_use",
  {
    project: text().notNull(),
    agent: text().notNull(),
    period: text().notNull(),
    tokensUsed: bigint({ mode: "number" }).notNull().default(0),
    tokensReserved: bigint({ mode: "number" }).notNull().default(0),
    costUsed: numeric({ mode: "number" }).notNull().default(0),
    costReserved: numeric({ mode: "number" }).notNull().default(0),
    tokensRaised: bigint({ mode: "number" }),
    costRaised: numeric({ mode: "number" }),
    warnedAt: timestamp({ withTimezone: true, precision: 3 }),
  },
  (table) => [primaryKey({ columns: [table.project, table.agent, table.period] })],
);

/** Estimates of calls that are being made. A row whose task is not held by its worker any more is given back. */
export const budgetReservations = pgTable(
  "budget_reservations",
  {
    id: uuid().primaryKey(),
    taskId: text().notNull(),
    fence: integer().notNull(),
    runId: uuid().notNull(),
    project: text().notNull(),
    agent: text().notNull(),
    day: text().notNull(),
    tokens: bigint({ mode: "number" }).notNull(),
    cost: numeric({ mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  // What a task has reserved; those that are left behind.
  (table) => [index("budget_reservations_task_index").on(table.taskId)],
);
