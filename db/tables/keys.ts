import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "#workflows/run/actor";

/** Keys for scripts. Only the SHA-256 is stored; `prefix` is what a list shows to tell keys apart. */
export const keys = pgTable(
  "keys",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    prefix: text().notNull(),
    hash: text().notNull(),
    role: text().$type<Actor["role"]>().notNull(),
    /** Keys decide approvals only when an owner says so (reliability.md 4.3.6). */
    mayDecide: boolean().notNull().default(false),
    /** The id of the member or key that made it. */
    createdBy: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    // Authentication: find a key by the hash of what was presented.
    uniqueIndex("keys_hash_key").on(table.hash),
    check("keys_role_known", sql`${table.role} in ('viewer', 'operator', 'approver', 'owner')`),
  ],
);

export type Key = typeof keys.$inferSelect;
