import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Projects group runs, budgets and stops. `default` always exists: the migration inserts it. */
export const projects = pgTable("projects", {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
