import { bigint, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Live workers. A worker is alive while its connection holds the advisory lock `lock_key` and, for networks that
 * went half open, while `renewed_at` (database time) is younger than 10 s (architecture.md 4).
 */
export const workers = pgTable(
  "workers",
  {
    id: text().primaryKey(),
    lockKey: bigint({ mode: "number" }).notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    renewedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  // The sweep: who has not renewed.
  (table) => [index("workers_renewed_index").on(table.renewedAt)],
);
