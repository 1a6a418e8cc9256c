import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/**
 * The stop switch (product.md 3.8): what was stopped, by whom and why, and by whom released. A stop holds until
 * it is released; `run_stops` tells which runs have been told.
 */
export const stops = pgTable(
  "stops",
  {
    id: uuid().primaryKey(),
    scope: text().$type<"all" | "project" | "agent">().notNull(),
    /** The project or the agent; empty for all. */
    target: text().notNull(),
    reason: text().notNull(),
    requestId: text().notNull(),
    pulledById: text().notNull(),
    pulledByName: text().notNull(),
    pulledAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    releasedById: text(),
    releasedByName: text(),
    releasedAt: timestamp({ withTimezone: true, precision: 3 }),
    releaseReason: text(),
    releaseRequestId: text(),
  },
  (table) => [
    // A pull repeated with the same request id finds its stop.
    uniqueIndex("stops_request_id_key").on(table.requestId),
    // A release repeated with the same request id finds its stop.
    uniqueIndex("stops_release_request_id_key").on(table.releaseRequestId),
    // One stop at a time for each scope; also the beat's question whether anything is stopped.
    uniqueIndex("stops_active_key").on(table.scope, table.target).where(sql`${table.releasedAt} is null`),
    // The list, newest first.
    index("stops_pulled_index").on(table.pulledAt, table.id),
    check("stops_scope_known", sql`${table.scope} in ('all', 'project', 'agent')`),
  ],
);

/** Runs that stand under a stop, as their histories say. Written by the journal with the fact itself. */
export const runStops = pgTable(
  "run_stops",
  { runId: uuid().notNull(), stopId: uuid().notNull() },
  (table) => [
    primaryKey({ columns: [table.runId, table.stopId] }),
    // The runs to tell of a release.
    index("run_stops_stop_index").on(table.stopId),
  ],
);
