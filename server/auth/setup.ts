import { eq, sql } from "drizzle-orm";
import { users } from "#db/tables/users";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { checkPassword } from "./check-password";
import { inTransaction, type Transaction } from "./in-transaction";
import { newId } from "./new-id";
import { type OpenedSession, openSession } from "./open-session";
import { hashPassword } from "./password-hash";
import { trySecret } from "./try-secret";

/** True once somebody has set the program up: there is always an owner from then on. */
export async function ownerExists(auth: Auth): Promise<boolean> {
  const owners = await auth.db.orm
    .select({ id: users.id })
    .from(users)
    .where(eq(users.role, "owner"))
    .limit(1);
  return owners.length > 0;
}

/**
 * The link that makes the first owner, valid for 15 minutes and once; undefined when there is an owner. The
 * token stands behind `#`, so it reaches no log and no `Referer`.
 */
export async function createSetupLink(auth: Auth, publicAddress: string): Promise<string | undefined> {
  if (await ownerExists(auth)) return undefined;
  return new URL(`/setup#token=${auth.setupToken.issue()}`, publicAddress).href;
}

export type FirstOwner = {
  token: string;
  email: string;
  name: string;
  password: string;
  address: string;
  userAgent: string;
};

/**
 * Makes the first owner and signs them in, or refuses: `setup-closed`, `setup-token-invalid`,
 * `password-unfit`, `too-many-attempts`.
 */
export async function setUpOwner(auth: Auth, owner: FirstOwner): Promise<OpenedSession> {
  if (await ownerExists(auth)) throw refuseClosed();
  checkPassword(owner.password, owner.email);
  const attempt = { account: "setup", address: owner.address };
  const admitted = await trySecret(auth, attempt, async () =>
    auth.setupToken.isValid(owner.token) ? owner : undefined,
  );
  if (!admitted) throw refuseToken();
  const passwordHash = await hashPassword(owner.password);
  return inTransaction(auth.db, (tx) => insertFirstOwner(tx, { ...owner, passwordHash }, auth.now()));
}

async function insertFirstOwner(
  tx: Transaction,
  owner: FirstOwner & { passwordHash: string },
  now: Date,
): Promise<OpenedSession> {
  const { name, email, passwordHash, userAgent } = owner;
  // Two at once: the second waits here and then finds an owner.
  await tx.execute(sql`lock table ${users} in share row exclusive mode`);
  const owners = await tx.select({ id: users.id }).from(users).where(eq(users.role, "owner")).limit(1);
  if (owners.length > 0) throw refuseClosed();
  const user = { id: newId(now), name, email: email.toLowerCase(), role: "owner" as const };
  await tx.insert(users).values({ ...user, passwordHash, createdAt: now, updatedAt: now });
  const opened = await openSession(tx, user, userAgent, now);
  const act = { at: now.getTime(), actor: opened.person, action: "owner.setUp", target: `user:${user.id}` };
  await appendAudit(tx.$client, [{ ...act, before: null, after: { name, role: user.role } }]);
  return opened;
}

function refuseToken(): AuthRefusal {
  const hint = "Restart BotArmy for a new one and use the link that it prints.";
  return new AuthRefusal("setup-token-invalid", `This setup link is wrong or older than 15 minutes. ${hint}`);
}

function refuseClosed(): AuthRefusal {
  return new AuthRefusal(
    "setup-closed",
    "BotArmy is set up already. Sign in, or ask an owner to invite you.",
  );
}
