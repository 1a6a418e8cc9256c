import { customType, integer, pgTable, text } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Bytes of documents, once for each SHA-256 (hex). Never changed. */
export const contents = pgTable("contents", {
  sha256: text().primaryKey(),
  size: integer().notNull(),
  bytes: bytea().notNull(),
});
