import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { loginAttempts } from "#db/tables/login-attempts";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { attemptLimits, countAttempt } from "./count-attempt";
import { inTransaction, type Transaction } from "./in-transaction";

const KNOWN_FOR_MS = 30 * 24 * 60 * 60_000;

/** Whose password is tried, and from where. */
export type Attempt = { email: string; address: string };

/**
 * Lets a try at a password through or refuses it with `too-many-attempts` (S19). Members and unknown names are
 * counted alike. An address from which a member has signed in before has a count of its own for that member,
 * so that strangers who fail on purpose do not lock the member out.
 */
export async function admitAttempt(auth: Auth, attempt: Attempt): Promise<void> {
  const now = auth.now();
  await inTransaction(auth.db, async (tx) => {
    const account = await nameAccountBucket(tx, attempt, now);
    // Always the address first: two tries never wait for each other in a circle.
    const addressWait = await countIn(tx, nameBucket("address", attempt.address), attemptLimits.address, now);
    const accountWait = await countIn(tx, account, attemptLimits.account, now);
    const waitMs = Math.max(addressWait, accountWait);
    if (waitMs > 0) throw refuse(waitMs);
  });
}

/** Forgets the tries before a success and remembers the address as one of the member's. */
export async function forgetAttempts(tx: Transaction, attempt: Attempt, now: Date): Promise<void> {
  const account = await nameAccountBucket(tx, attempt, now);
  await tx
    .update(loginAttempts)
    .set({ attempts: sql`greatest(${loginAttempts.attempts} - 1, 0)`, blockedUntil: null })
    .where(eq(loginAttempts.bucket, nameBucket("address", attempt.address)));
  await tx.delete(loginAttempts).where(eq(loginAttempts.bucket, account));
  const forgetAt = new Date(now.getTime() + KNOWN_FOR_MS);
  await tx
    .insert(loginAttempts)
    .values({ bucket: nameKnown(attempt), attempts: 0, forgetAt })
    .onConflictDoUpdate({ target: loginAttempts.bucket, set: { forgetAt } });
  await tx.delete(loginAttempts).where(sql`${loginAttempts.forgetAt} < ${now}`);
}

async function countIn(tx: Transaction, bucket: string, limit: number, now: Date): Promise<number> {
  await tx.insert(loginAttempts).values({ bucket, attempts: 0, forgetAt: now }).onConflictDoNothing();
  const [row] = await tx.select().from(loginAttempts).where(eq(loginAttempts.bucket, bucket)).for("update");
  const earlier = row && {
    attempts: row.attempts,
    forgetAt: row.forgetAt.getTime(),
    blockedUntil: row.blockedUntil?.getTime() ?? 0,
  };
  const { attempts, waitMs } = countAttempt(earlier, limit, now.getTime());
  await tx
    .update(loginAttempts)
    .set({
      attempts: attempts.attempts,
      forgetAt: new Date(attempts.forgetAt),
      blockedUntil: attempts.blockedUntil > 0 ? new Date(attempts.blockedUntil) : null,
    })
    .where(eq(loginAttempts.bucket, bucket));
  return waitMs;
}

async function nameAccountBucket(tx: Transaction, attempt: Attempt, now: Date): Promise<string> {
  const [known] = await tx
    .select({ forgetAt: loginAttempts.forgetAt })
    .from(loginAttempts)
    .where(eq(loginAttempts.bucket, nameKnown(attempt)));
  const isKnown = known !== undefined && known.forgetAt > now;
  return isKnown
    ? nameBucket("account", attempt.email, attempt.address)
    : nameBucket("account", attempt.email);
}

function nameKnown({ email, address }: Attempt): string {
  return nameBucket("known", email, address);
}

function nameBucket(...parts: string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function refuse(waitMs: number): AuthRefusal {
  const seconds = Math.ceil(waitMs / 1000);
  return new AuthRefusal("too-many-attempts", `Too many failed attempts. Try again in ${seconds} seconds.`, {
    retryAfterSeconds: seconds,
  });
}
