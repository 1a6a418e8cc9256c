import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Role } from "./users";

/** Keys for scripts. Only the SHA-256 is stored; `prefix` is what a list shows to tell keys apart. */
export const keys = pgTable(
  "keys",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** Keys decide approvals only when an owner says so (reliability.md 4.3.6). */
    mayDecide: boolean("may_decide").notNull().default(false),
    /** The id of the member or key that made it. */
    createdBy: text("created_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
  },
  (table) => [
    // Authentication: find a key by the hash of what was presented.
    uniqueIndex("keys_hash_key").on(table.hash),
    // The list, newest first.
    index("keys_created_at_index").on(table.createdAt, table.id),
    check("keys_role_known", sql`${table.role} in ('viewer', 'operator', 'approver', 'owner')`),
  ],
);

export type Key = typeof keys.$inferSelect;
