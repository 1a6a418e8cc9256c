import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { WorkflowDefinition } from "#workflows/definition/definition";

/** Versions of workflows that runs were started on, pinned for ever: `sha256` is that of the source's bytes. */
export const workflows = pgTable("workflows", {
  sha256: text().primaryKey(),
  id: text().notNull(),
  pack: text().notNull(),
  name: text().notNull(),
  file: text().notNull(),
  source: text().notNull(),
  definition: jsonb().$type<WorkflowDefinition>().notNull(),
  /** Template sources by the name of the document they are for, as found when the version was pinned. */
  templates: jsonb().$type<Record<string, string>>().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
