import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
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
    text: text().notNull(),
    byId: text().notNull(),
    byName: text().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  // The comments on a request, in order.
  (table) => [index("comments_approval_index").on(table.approvalId, table.at)],
);
