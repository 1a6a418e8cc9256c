import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What owners set while the program runs. `version` counts the writes: a stale writer changes nothing. */
export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
  version: integer("version").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  updatedBy: text("updated_by").notNull(),
});
