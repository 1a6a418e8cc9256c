import { sql } from "drizzle-orm";
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Actor } from "#workflows/run/actor";

/**
 * Members. A member without `passwordHash` was invited and has not joined yet. `inviteHash` is the SHA-256 of
 * the one-time link with which a password is set; it lives beside a password too, when an owner resets one.
 */
export const users = pgTable(
  "users",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    role: text().$type<Actor["role"]>().notNull(),
    passwordHash: text(),
    inviteHash: text(),
    inviteExpiresAt: timestamp({ withTimezone: true }),
    disabledAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    // Login: find a member by address, whatever its case.
    uniqueIndex("users_email_key").on(sql`lower(${table.email})`),
    // Join: find a member by the hash of the link's token.
    uniqueIndex("users_invite_hash_key").on(table.inviteHash),
    check("users_role_known", sql`${table.role} in ('viewer', 'operator', 'approver', 'owner')`),
  ],
);

export type User = typeof users.$inferSelect;
