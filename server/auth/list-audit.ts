import { and, desc, eq, gte, lt, lte } from "drizzle-orm";
import { audit } from "#db/tables/audit";
import { AuditEntry } from "./audit-entry";
import type { Auth } from "./auth";
import type { Page } from "./members";

/** `from` and `to` are moments, both included. */
export type AuditFilter = { actor?: string; action?: string; target?: string; from?: Date; to?: Date };

export type AuditRow = Omit<AuditEntry, "at"> & { seq: number; at: string; hash: string };

/** What was done, the newest first. */
export async function listAudit(
  auth: Auth,
  filter: AuditFilter,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<AuditRow>> {
  const { actor, action, target, from, to } = filter;
  const rows = await auth.db.orm
    .select({ seq: audit.seq, body: audit.body, hash: audit.hash })
    .from(audit)
    .where(
      and(
        actor === undefined ? undefined : eq(audit.actorId, actor),
        action === undefined ? undefined : eq(audit.action, action),
        target === undefined ? undefined : eq(audit.target, target),
        from === undefined ? undefined : gte(audit.at, from),
        to === undefined ? undefined : lte(audit.at, to),
        cursor === undefined ? undefined : lt(audit.seq, Number(cursor)),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(showRow);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.seq) : null };
}

function showRow({ seq, body, hash }: { seq: number; body: string; hash: string }): AuditRow {
  const entry = AuditEntry.parse(JSON.parse(body));
  return { ...entry, seq, hash, at: new Date(entry.at).toISOString() };
}
