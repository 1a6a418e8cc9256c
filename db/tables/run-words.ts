import { customType, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { runs } from "./runs";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * The words that a run is found by: of its title and the beginning of its input, which never change; signs and the
 * escapes of JSON part them. Written by a trigger with the run (in the migration), and kept apart from it: a search
 * reads many of these rows, and a run's own row is long and rewritten at every step.
 */
export const runWords = pgTable(
  "run_words",
  {
    runId: uuid()
      .primaryKey()
      .references(() => runs.id, { onDelete: "cascade" }),
    words: tsvector().notNull(),
  },
  (table) => [
    // The search.
    index("run_words_index").using("gin", table.words),
  ],
);
