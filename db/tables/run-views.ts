import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Views of the runs list that people saved: a query text and columns. A team's view is everybody's to open. */
export const runViews = pgTable(
  "run_views",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    query: text().notNull(),
    /** Names of columns in their order; empty: the usual ones. */
    columns: jsonb().$type<string[]>().notNull(),
    isTeams: boolean().notNull().default(false),
    ownerId: text().notNull(),
    ownerName: text().notNull(),
    /** Counts the writes: a stale writer changes nothing. */
    version: integer().notNull().default(1),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    // Somebody's own views.
    index("run_views_owner_index").on(table.ownerId),
    check("run_views_name_given", sql`length(${table.name}) between 1 and 80`),
  ],
);
