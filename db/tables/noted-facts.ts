import { bigint, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * Facts that somebody may want to be told, written in the very commit that made them by the triggers `note_event`
 * and `note_asked` (migration `notices`): none is lost, none is there that was not committed, and the engine knows
 * nothing of it. The notifier takes each away in the transaction that turns it into notices and deliveries.
 */
export const notedFacts = pgTable(
  "noted_facts",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    runId: uuid().notNull(),
    /** The event; null when somebody was asked in person. */
    seq: integer(),
    approvalId: text(),
    /** The ids of those who were asked in person. */
    asked: text().array(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    /** How often it could not be told, and when it is tried again. */
    tries: integer().notNull().default(0),
    tryAt: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  // What is to be told, oldest first: empty nearly always.
  (table) => [index("noted_facts_try_index").on(table.tryAt)],
);
