import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { approvals } from "./approvals";

/** What people say about a request, beside deciding it. Only ever added. */
export const comments = pgTable(
  "comments",
  {
    /** Made by the client: the same id again is the same comment. */
    id: text().primaryKey(),
    approvalId: text()
      .notNull()
      .references(() => approvals.id),
    /** The passage that is meant, as it was shown. */
    quote: text(),
    /** Where the passage stands in the document shown, in UTF-16 code units; null for a remark on the whole. */
    fromOffset: integer(),
    toOffset: integer(),
    /** The heading it stands under. */
    section: text(),
    /** What should stand there instead. */
    suggestion: text(),
    /** The decision it was sent with. */
    decisionId: text(),
    text: text().notNull(),
    byId: text().notNull(),
    byName: text().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  // The comments on a request, in order.
  (table) => [index("comments_approval_index").on(table.approvalId, table.at)],
);
