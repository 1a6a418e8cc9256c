import { and, eq, gt, isNull, lt, or, type SQL } from "drizzle-orm";
import { keys } from "#db/tables/keys";
import type { Auth } from "./auth";
import type { KeyHolder } from "./principal";
import { areHashesEqual } from "./secrets";

const USED_EVERY_MS = 60_000;

/** Who `BOTARMY_API_KEY` makes one: an owner who is audited as `key:env` and may decide. */
const environmentKeyHolder: KeyHolder = {
  kind: "key",
  id: "key:env",
  name: "key:env",
  role: "owner",
  mayDecide: true,
};

/** The holder of the key with this hash, if it is the environment's or a stored one that still stands. */
export async function findKeyHolder(auth: Auth, hash: string): Promise<KeyHolder | undefined> {
  if (auth.environmentKeyHash && areHashesEqual(auth.environmentKeyHash, hash)) return environmentKeyHolder;
  const holder = await findStoredKey(auth, eq(keys.hash, hash));
  if (holder) await noteUse(auth, holder.id);
  return holder;
}

/** The same holder as the database knows it now, if its key still stands. */
export async function recheckKeyHolder(
  auth: Pick<Auth, "db" | "now">,
  { id }: Pick<KeyHolder, "id">,
): Promise<KeyHolder | undefined> {
  if (id === environmentKeyHolder.id) return environmentKeyHolder;
  return findStoredKey(auth, eq(keys.id, id));
}

async function findStoredKey(auth: Pick<Auth, "db" | "now">, which: SQL): Promise<KeyHolder | undefined> {
  const [key] = await auth.db.orm
    .select()
    .from(keys)
    .where(and(which, gt(keys.expiresAt, auth.now()), isNull(keys.revokedAt)));
  return key && { kind: "key", id: key.id, name: key.name, role: key.role, mayDecide: key.mayDecide };
}

async function noteUse(auth: Auth, id: string): Promise<void> {
  const now = auth.now();
  const usedBefore = new Date(now.getTime() - USED_EVERY_MS);
  await auth.db.orm
    .update(keys)
    .set({ lastUsedAt: now })
    .where(and(eq(keys.id, id), or(isNull(keys.lastUsedAt), lt(keys.lastUsedAt, usedBefore))));
}
