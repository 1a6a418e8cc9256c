import { jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Handoff } from "#workflows/run/handoff";

/** What one agent passed on to the next. A run shows them from its events, so that no index serves that. */
export const handoffs = pgTable("handoffs", {
  id: text().primaryKey(),
  runId: uuid().notNull(),
  stepKey: text().notNull(),
  fromAgent: text().notNull(),
  toAgent: text().notNull(),
  handoff: jsonb().$type<Handoff>().notNull(),
  createdAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
});
