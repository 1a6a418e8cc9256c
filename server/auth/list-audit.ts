import { and, asc, desc, eq, gt, gte, lt, lte, max, type SQL } from "drizzle-orm";
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
  const rows = await auth.db.orm
    .select({ seq: audit.seq, body: audit.body, hash: audit.hash })
    .from(audit)
    .where(and(fits(filter), cursor === undefined ? undefined : lt(audit.seq, Number(cursor))))
    .orderBy(desc(audit.seq))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(showRow);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.seq) : null };
}

function fits({ actor, action, target, from, to }: AuditFilter): SQL | undefined {
  return and(
    actor === undefined ? undefined : eq(audit.actorId, actor),
    action === undefined ? undefined : eq(audit.action, action),
    target === undefined ? undefined : eq(audit.target, target),
    from === undefined ? undefined : gte(audit.at, from),
    to === undefined ? undefined : lte(audit.at, to),
  );
}

/** An entry as it is stored: `hash` is the SHA-256 of `prevHash:seq:body`. */
export type StoredEntry = { seq: number; body: string; prevHash: string; hash: string };

const EXPORT_AT_ONCE = 500;

/** Every entry that fits, the oldest first, up to the newest of the moment of the call. */
export async function* readAudit({ db }: Pick<Auth, "db">, filter: AuditFilter): AsyncGenerator<StoredEntry> {
  const [head] = await db.orm.select({ seq: max(audit.seq) }).from(audit);
  let after = 0;
  for (;;) {
    const { seq, body, prevHash, hash } = audit;
    const rows = await db.orm
      .select({ seq, body, prevHash, hash })
      .from(audit)
      .where(and(fits(filter), gt(seq, after), lte(seq, head?.seq ?? 0)))
      .orderBy(asc(seq))
      .limit(EXPORT_AT_ONCE);
    yield* rows;
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < EXPORT_AT_ONCE) return;
  }
}

function showRow({ seq, body, hash }: { seq: number; body: string; hash: string }): AuditRow {
  const entry = AuditEntry.parse(JSON.parse(body));
  return { ...entry, seq, hash, at: new Date(entry.at).toISOString() };
}
