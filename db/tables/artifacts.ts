import { integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** Every version of every document, and who made it. Its bytes are in `contents`. */
export const artifacts = pgTable(
  "artifacts",
  {
    id: text().primaryKey(),
    runId: uuid().notNull(),
    name: text().notNull(),
    version: integer().notNull(),
    sha256: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    stepKey: text().notNull(),
    iteration: integer().notNull(),
    taskId: text(),
    byId: text().notNull(),
    byName: text().notNull(),
    createdAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    // Versions of a document are 1, 2, 3 ...; also lists the documents of a run.
    uniqueIndex("artifacts_version_key").on(table.runId, table.name, table.version),
  ],
);
