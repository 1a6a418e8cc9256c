import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What owners set while the program runs. `version` counts the writes: a stale writer changes nothing. */
export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  version: integer().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  updatedBy: text().notNull(),
});
