import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { JsonObject } from "#workflows/definition/json";

/** The history of every run: what happened, in order, without gap (J2). Append-only; `json` keeps the order of keys. */
export const runEvents = pgTable(
  "run_events",
  {
    runId: uuid().notNull(),
    seq: integer().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    type: text().notNull(),
    data: json().$type<JsonObject>().notNull(),
  },
  // Folding a run, replaying from a cursor.
  (table) => [primaryKey({ columns: [table.runId, table.seq] })],
);
