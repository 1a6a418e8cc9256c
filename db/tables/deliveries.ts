import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { NoticeFact } from "#workflows/notices/notice-fact";
import type { NoticeKind } from "#workflows/notices/notice-kind";
import { users } from "./users";

/** Where the whole team is told: a webhook, or a Slack channel. Owners add them. */
export const destinations = pgTable(
  "destinations",
  {
    id: uuid().primaryKey(),
    channel: text().$type<"webhook" | "slack">().notNull(),
    name: text().notNull(),
    /** Of a webhook. It may hold a secret of the receiver: never shown whole, never logged. */
    url: text(),
    /** Counts the secrets of a webhook; the secret itself is derived and stored nowhere. */
    secretVersion: integer().notNull().default(1),
    kinds: jsonb().$type<NoticeKind[]>().notNull(),
    createdById: text().notNull(),
    createdByName: text().notNull(),
    createdAt: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    check("destinations_channel_known", sql`${table.channel} in ('webhook', 'slack')`),
    check("destinations_url_given", sql`(${table.channel} = 'webhook') = (${table.url} is not null)`),
  ],
);

/**
 * The outbox: every message that leaves the app, to a person or a destination. `key` makes it unique, so that a
 * fact told twice is one message, and goes with it so that a receiver knows one that comes again (H18).
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: uuid().primaryKey().defaultRandom(),
    key: text().notNull().unique("deliveries_key"),
    channel: text().$type<"email" | "slack" | "webhook">().notNull(),
    personId: uuid().references(() => users.id, { onDelete: "cascade" }),
    destinationId: uuid().references(() => destinations.id, { onDelete: "cascade" }),
    approvalId: text(),
    fact: jsonb().$type<NoticeFact>().notNull(),
    /** `held` waits for its digest, `collected` went with one, `moot` was decided before it was sent. */
    status: text()
      .$type<"held" | "collected" | "pending" | "sent" | "moot" | "failed">()
      .notNull()
      .default("pending"),
    isDigest: boolean().notNull().default(false),
    /** The digest that an item went with. */
    digestKey: text(),
    /** How the request ended meanwhile; a message that can be rewritten then says so. */
    outcome: text(),
    /** Where a message that can be rewritten stands. */
    sentAs: jsonb().$type<{ channel: string; ts: string }>(),
    /** When it is tried next, or collected. */
    dueAt: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    /** Whoever holds it sends it; a hold that ran out was lost with its process. */
    claim: uuid(),
    claimedUntil: timestamp({ withTimezone: true, precision: 3 }),
    /** Given up after this moment. */
    giveUpAt: timestamp({ withTimezone: true, precision: 3 })
      .notNull()
      .default(sql`now() + interval '24 hours'`),
    error: text(),
    createdAt: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    doneAt: timestamp({ withTimezone: true, precision: 3 }),
  },
  (table) => [
    // What is due to be sent or collected.
    index("deliveries_due_index").on(table.dueAt).where(sql`${table.status} in ('pending', 'held')`),
    // A request ended: messages about it are dropped or rewritten.
    index("deliveries_approval_index").on(table.approvalId).where(sql`${table.outcome} is null`),
    // What a digest tells.
    index("deliveries_digest_index").on(table.digestKey).where(sql`${table.digestKey} is not null`),
    // Trouble of a person or a destination, newest first.
    index("deliveries_trouble_index").on(table.createdAt).where(sql`${table.error} is not null`),
    // Retention.
    index("deliveries_done_index").on(table.doneAt).where(sql`${table.doneAt} is not null`),
    check(
      "deliveries_status_known",
      sql`${table.status} in ('held', 'collected', 'pending', 'sent', 'moot', 'failed')`,
    ),
  ],
);
