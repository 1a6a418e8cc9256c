import { createHash } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { loginAttempts } from "#db/tables/login-attempts";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { countFailure, failureLimits } from "./count-failure";
import { inPasswordSlot } from "./in-password-slot";
import { inTransaction, type Transaction } from "./in-transaction";

const KNOWN_FOR_MS = 30 * 24 * 60 * 60_000;

/** Whose secret is tried (an e-mail address in lower case, or "setup"), and from where. */
export type Attempt = { account: string; address: string };

/**
 * Answers what `verify` finds and counts a failure when it finds nothing; refuses with `too-many-attempts`
 * while the account or the address has to wait (S19). Members and unknown names are counted alike. An address
 * from which a member has signed in before has a count of its own for that member, so strangers who fail on
 * purpose do not lock the member out.
 */
export function trySecret<Found extends object>(
  auth: Auth,
  attempt: Attempt,
  verify: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  return inPasswordSlot(async () => {
    const buckets = await nameBuckets(auth, attempt);
    await refuseBlocked(auth, buckets);
    const found = await verify();
    if (found === undefined) await noteFailure(auth, buckets);
    return found;
  });
}

/** Forgets a member's failures after a success and remembers the address as one of theirs. */
export async function noteSuccess(tx: Transaction, { account, address }: Attempt, now: Date): Promise<void> {
  const own = [nameBucket("account", account), nameBucket("account", account, address)];
  await tx.delete(loginAttempts).where(inArray(loginAttempts.bucket, own));
  const forgetAt = new Date(now.getTime() + KNOWN_FOR_MS);
  await tx
    .insert(loginAttempts)
    .values({ bucket: nameBucket("known", account, address), attempts: 0, forgetAt })
    .onConflictDoUpdate({ target: loginAttempts.bucket, set: { forgetAt } });
}

type Buckets = { address: string; account: string };

async function nameBuckets(auth: Auth, { account, address }: Attempt): Promise<Buckets> {
  const known = nameBucket("known", account, address);
  const [row] = await auth.db.orm.select().from(loginAttempts).where(eq(loginAttempts.bucket, known));
  const isKnown = row !== undefined && row.forgetAt > auth.now();
  return {
    address: nameBucket("address", address),
    account: isKnown ? nameBucket("account", account, address) : nameBucket("account", account),
  };
}

function nameBucket(...parts: string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function refuseBlocked(auth: Auth, { address, account }: Buckets): Promise<void> {
  const rows = await auth.db.orm
    .select({ blockedUntil: loginAttempts.blockedUntil })
    .from(loginAttempts)
    .where(inArray(loginAttempts.bucket, [address, account]));
  const until = Math.max(0, ...rows.map(({ blockedUntil }) => blockedUntil?.getTime() ?? 0));
  const seconds = Math.ceil((until - auth.now().getTime()) / 1000);
  if (seconds <= 0) return;
  const message = `Too many failed attempts. Try again in ${seconds} seconds.`;
  throw new AuthRefusal("too-many-attempts", message, { retryAfterSeconds: seconds });
}

async function noteFailure(auth: Auth, { address, account }: Buckets): Promise<void> {
  const now = auth.now();
  await inTransaction(auth.db, async (tx) => {
    // Always the address first: two failures never wait for each other in a circle.
    await countIn(tx, address, failureLimits.address, now);
    await countIn(tx, account, failureLimits.account, now);
  });
}

async function countIn(tx: Transaction, bucket: string, limit: number, now: Date): Promise<void> {
  await tx.insert(loginAttempts).values({ bucket, attempts: 0, forgetAt: now }).onConflictDoNothing();
  const [row] = await tx.select().from(loginAttempts).where(eq(loginAttempts.bucket, bucket)).for("update");
  const earlier = row && { count: row.attempts, forgetAt: row.forgetAt.getTime(), blockedUntil: 0 };
  const { count, forgetAt, blockedUntil } = countFailure(earlier, limit, now.getTime());
  await tx
    .update(loginAttempts)
    .set({
      attempts: count,
      forgetAt: new Date(forgetAt),
      blockedUntil: blockedUntil > 0 ? new Date(blockedUntil) : null,
    })
    .where(eq(loginAttempts.bucket, bucket));
}
