import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { runs } from "./runs";

/** Words that people find their runs by. They change nothing about a run, so they stand beside its history. */
export const runTags = pgTable(
  "run_tags",
  {
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    tag: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.tag] }),
    // The list narrowed to a tag, newest first; and the tags there are.
    index("run_tags_tag_index").on(table.tag, table.runId),
    check("run_tags_tag_given", sql`length(${table.tag}) between 1 and 40`),
  ],
);
