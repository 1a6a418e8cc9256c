import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DecisionAction } from "#workflows/run/events";
import type { Answer, SectionChoice } from "#workflows/run/signals";
import { approvals } from "./approvals";

/** What people decided. Ids are made by the client: the same id again is the same decision (J5, I6). */
export const decisions = pgTable(
  "decisions",
  {
    id: text().primaryKey(),
    approvalId: text()
      .notNull()
      .references(() => approvals.id),
    runId: uuid().notNull(),
    action: text().$type<DecisionAction>().notNull(),
    /** False for one vote of several that are needed. */
    isFinal: boolean().notNull(),
    answer: jsonb().$type<Answer>(),
    comment: text().notNull(),
    /** What was chosen for each elicitation point. */
    sections: jsonb().$type<SectionChoice[]>().notNull().default([]),
    contentSha256: text(),
    byId: text().notNull(),
    byName: text().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    // One decision wins.
    uniqueIndex("decisions_final_key").on(table.approvalId).where(sql`${table.isFinal}`),
    // The decisions of a run.
    index("decisions_run_index").on(table.runId),
  ],
);
