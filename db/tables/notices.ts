import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { NoticeFact } from "#workflows/notices/notice-fact";
import type { NoticeChannel, NoticeKind, NoticeMode } from "#workflows/notices/notice-kind";
import { users } from "./users";

/** What people were told in the app: one row for each person and fact. */
export const notices = pgTable(
  "notices",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Names the fact: told twice, it is there once. */
    factKey: text().notNull(),
    kind: text().$type<NoticeKind>().notNull(),
    approvalId: text(),
    fact: jsonb().$type<NoticeFact>().notNull(),
    /** It shows under the bell; otherwise the person's browser alone tells it. */
    isListed: boolean().notNull(),
    isForBrowser: boolean().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    readAt: timestamp({ withTimezone: true, precision: 3 }),
    /** How the request ended meanwhile: "Approved by Ann". */
    outcome: text(),
  },
  (table) => [
    uniqueIndex("notices_fact_key").on(table.personId, table.factKey),
    // The bell, newest first.
    index("notices_person_index").on(table.personId, table.at, table.id),
    // The bell's count.
    index("notices_unread_index").on(table.personId).where(sql`${table.readAt} is null`),
    // A request ended: its notices say so.
    index("notices_approval_index").on(table.approvalId).where(sql`${table.outcome} is null`),
    // Retention.
    index("notices_at_index").on(table.at),
  ],
);

/** What a person chose; everything else is `defaultModeOf`. */
export const noticeChoices = pgTable(
  "notice_choices",
  {
    personId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text().$type<NoticeKind>().notNull(),
    channel: text().$type<NoticeChannel>().notNull(),
    mode: text().$type<NoticeMode>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind, table.channel] })],
);

/** When a person's digests come; without a row daily at 8 in UTC. */
export const digestTimes = pgTable("digest_times", {
  personId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  every: text().$type<"hour" | "day">().notNull(),
  /** Of a daily digest, 0 to 23 in the person's zone. */
  hour: integer().notNull(),
  /** An IANA name such as `Europe/Berlin`. */
  timeZone: text().notNull(),
});
