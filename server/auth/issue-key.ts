import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { type Key, keys } from "#db/tables/keys";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { inTransaction } from "./in-transaction";
import type { Page } from "./members";
import { newId } from "./new-id";
import type { Role } from "./permissions";
import type { Principal } from "./principal";
import { hashSecret, newSecret } from "./secrets";

const DAY_MS = 24 * 60 * 60_000;
const PREFIX_LENGTH = 10;

/** A key as lists show it: never the key. */
export type KeyRow = {
  id: string;
  name: string;
  prefix: string;
  role: Role;
  mayDecide: boolean;
  status: "active" | "expired" | "revoked";
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};

export type KeyOrder = { name: string; role: Role; mayDecide: boolean; expiresInDays: number };

/** Makes a key; `secret` is shown this once and only its hash is kept. */
export async function issueKey(
  auth: Auth,
  by: Principal,
  order: KeyOrder,
): Promise<{ key: KeyRow; secret: string }> {
  const now = auth.now();
  const secret = `ba_${newSecret()}`;
  const { name, role, mayDecide, expiresInDays } = order;
  const made = {
    id: newId(now),
    prefix: secret.slice(0, PREFIX_LENGTH),
    hash: hashSecret(secret),
    createdBy: by.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + expiresInDays * DAY_MS),
  };
  return inTransaction(auth.db, async (tx) => {
    const [key] = await tx
      .insert(keys)
      .values({ name, role, mayDecide, ...made })
      .returning();
    if (!key) throw new Error("The insert of a key answered no row.");
    const act = { at: now.getTime(), actor: by, action: "key.issued", target: `key:${key.id}` };
    const after = { name, role, mayDecide, prefix: made.prefix, expiresAt: made.expiresAt.toISOString() };
    await appendAudit(tx.$client, [{ ...act, before: null, after }]);
    return { key: showKey(key, now), secret };
  });
}

/** Ends a key at once, its sockets too. */
export async function revokeKey(auth: Auth, by: Principal, id: string): Promise<KeyRow> {
  const now = auth.now();
  const revoked = await inTransaction(auth.db, async (tx) => {
    const [key] = await tx
      .update(keys)
      .set({ revokedAt: now })
      .where(and(eq(keys.id, id), isNull(keys.revokedAt)))
      .returning();
    if (!key) throw new AuthRefusal("not-found", "There is no such key, or it is revoked already.");
    const act = { at: now.getTime(), actor: by, action: "key.revoked", target: `key:${id}` };
    await appendAudit(tx.$client, [{ ...act, before: { name: key.name }, after: null }]);
    return showKey(key, now);
  });
  auth.revocations.announce({ kind: "key", id });
  return revoked;
}

/** Keys, the newest first. */
export async function listKeys(
  auth: Auth,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<KeyRow>> {
  const rows = await auth.db.orm
    .select()
    .from(keys)
    .where(cursor === undefined ? undefined : lt(keys.id, cursor))
    .orderBy(desc(keys.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((key) => showKey(key, auth.now()));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function showKey(key: Key, now: Date): KeyRow {
  const { id, name, prefix, role, mayDecide, createdBy, createdAt, expiresAt, lastUsedAt } = key;
  return {
    id,
    name,
    prefix,
    role,
    mayDecide,
    status: statusOf(key, now),
    createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

function statusOf({ revokedAt, expiresAt }: Key, now: Date): KeyRow["status"] {
  if (revokedAt) return "revoked";
  return expiresAt <= now ? "expired" : "active";
}
