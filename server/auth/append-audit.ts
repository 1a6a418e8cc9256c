import type { ClientBase } from "pg";
import { type AuditEntry, writeAuditBody } from "./audit-entry";

/**
 * Appends `entries` in their order within the open transaction of `client`; without entries nothing is
 * locked. The trigger of db/tables/audit.ts chains the rows and holds the head of the chain until the commit,
 * so call it last, after every other lock was taken.
 *
 * The journal does the same inside its one statement, from what its guard let pass: `insert into audit (body)
 * select body from accepted order by position`.
 */
export async function appendAudit(client: Pick<ClientBase, "query">, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await client.query(
    `insert into audit (body)
     select body from unnest($1::text[]) with ordinality as entry (body, position) order by position`,
    [entries.map(writeAuditBody)],
  );
}
