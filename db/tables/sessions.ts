import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./users";

/** Sessions in a browser. The id is the SHA-256 of the cookie's token: what is stored opens nothing (S14). */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
    /** Idle end: moves with `lastSeenAt`. */
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** Absolute end: never moves. */
    endsAt: timestamp({ withTimezone: true }).notNull(),
    userAgent: text().notNull(),
  },
  (table) => [
    // Revoke: every session of one member.
    index("sessions_user_id_index").on(table.userId),
    // Retention: sessions past their end.
    index("sessions_ends_at_index").on(table.endsAt),
  ],
);

export type Session = typeof sessions.$inferSelect;
