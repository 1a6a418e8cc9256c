import { sql } from "drizzle-orm";
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** The roles of product.md 4, weakest first. */
export const roles = ["viewer", "operator", "approver", "owner"] as const;
export type Role = (typeof roles)[number];

/**
 * Members. A member without `passwordHash` was invited and has not joined yet. `inviteHash` is the SHA-256 of
 * the one-time link with which a password is set; it lives beside a password too, when an owner resets one.
 */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role").$type<Role>().notNull(),
    passwordHash: text("password_hash"),
    inviteHash: text("invite_hash"),
    inviteExpiresAt: timestamp("invite_expires_at", { withTimezone: true }),
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
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
