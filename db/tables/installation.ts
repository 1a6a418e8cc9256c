import { sql } from "drizzle-orm";
import { boolean, check, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";

/** One row that says whose database this is: made with the schema, kept for its life (P20). */
export const installation = pgTable(
  "installation",
  {
    isOnlyRow: boolean().primaryKey().default(true),
    instanceId: uuid().notNull().defaultRandom(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check("installation_one_row", sql`${table.isOnlyRow}`)],
);
