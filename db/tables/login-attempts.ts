import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Failed logins lately, counted per account and per address (S19). `bucket` is a SHA-256, not a name. */
export const loginAttempts = pgTable(
  "login_attempts",
  {
    bucket: text().primaryKey(),
    attempts: integer().notNull(),
    /** The count starts anew after this moment. */
    forgetAt: timestamp({ withTimezone: true }).notNull(),
    /** No attempt counts before this moment. */
    blockedUntil: timestamp({ withTimezone: true }),
  },
  // Retention: buckets that are forgotten.
  (table) => [index("login_attempts_forget_at_index").on(table.forgetAt)],
);
