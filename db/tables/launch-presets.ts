import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { LaunchSettings } from "#workflows/run/launch-settings";

/** Launches that people saved to start from again. A team's preset is everybody's to use. */
export const launchPresets = pgTable(
  "launch_presets",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    pack: text().notNull(),
    workflowId: text().notNull(),
    /** What the form held; it may lack fields that a start needs. */
    settings: jsonb().$type<LaunchSettings>().notNull(),
    isTeams: boolean().notNull().default(false),
    ownerId: text().notNull(),
    ownerName: text().notNull(),
    /** Counts the writes: a stale writer changes nothing. */
    version: integer().notNull().default(1),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    // Somebody's own presets.
    index("launch_presets_owner_index").on(table.ownerId),
    check("launch_presets_name_given", sql`length(${table.name}) between 1 and 80`),
  ],
);
