import { index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** What has to happen later. A row is deleted by the advance that it sets off: it fires once. */
export const timers = pgTable(
  "timers",
  {
    runId: uuid().notNull(),
    key: text().notNull(),
    dueAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.key] }),
    // The poll: what is due.
    index("timers_due_index").on(table.dueAt),
  ],
);
