import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Who did what, before and after: append-only and hash-chained (S44).
 *
 * A writer gives `body` alone, the canonical JSON of an `AuditEntry` (server/auth/audit-entry.ts). The
 * trigger `audit_chain` (in the migration) locks the one row of `audit_head` until the commit, numbers the
 * row without a gap and sets `prev_hash` and `hash = sha256(prev_hash || ":" || seq || ":" || body)`. So any
 * `insert into audit (body) ...` is chained, also inside a bigger statement, and writers without anything to
 * audit never meet the lock. The other columns are generated from `body`: they cannot contradict what was
 * hashed.
 *
 * A second trigger refuses update, delete and truncate. Where the program runs under a role of its own, also
 * `revoke update, delete, truncate on audit from <role>`.
 */
export const audit = pgTable(
  "audit",
  {
    seq: bigint({ mode: "number" }).primaryKey(),
    body: text().notNull(),
    at: timestamp({ withTimezone: true })
      .notNull()
      .generatedAlwaysAs(sql`to_timestamp(((body::jsonb ->> 'at')::bigint / 1000.0)::double precision)`),
    actorId: text().notNull().generatedAlwaysAs(sql`body::jsonb -> 'actor' ->> 'id'`),
    action: text().notNull().generatedAlwaysAs(sql`body::jsonb ->> 'action'`),
    target: text().notNull().generatedAlwaysAs(sql`body::jsonb ->> 'target'`),
    prevHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    // The audit page narrowed to one actor, one action or one target, newest first.
    index("audit_actor_index").on(table.actorId, table.seq),
    index("audit_action_index").on(table.action, table.seq),
    index("audit_target_index").on(table.target, table.seq),
    // The audit page narrowed to a time.
    index("audit_at_index").on(table.at),
  ],
);

/** The end of the chain: the number and hash of the newest row. Exactly one row, made by the migration. */
export const auditHead = pgTable(
  "audit_head",
  {
    id: integer().primaryKey(),
    seq: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
  },
  (table) => [check("audit_head_single", sql`${table.id} = 1`)],
);
