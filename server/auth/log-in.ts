import { eq, sql } from "drizzle-orm";
import { type User, users } from "#db/tables/users";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { forgetExpired } from "./forget-expired";
import { inTransaction, type Transaction } from "./in-transaction";
import { type OpenedSession, openSession } from "./open-session";
import { verifyPassword } from "./password-hash";
import { type Attempt, noteSuccess, trySecret } from "./try-secret";

export type Credentials = { email: string; password: string; address: string; userAgent: string };

/**
 * Opens a session for a member who knows the password, else refuses with `wrong-credentials` or
 * `too-many-attempts`: in the same time and words for unknown, invited and disabled members (S19).
 */
export async function logIn(auth: Auth, credentials: Credentials): Promise<OpenedSession> {
  const { password, address, userAgent } = credentials;
  const account = credentials.email.toLowerCase();
  const user = await trySecret(auth, { account, address }, async () => {
    const [found] = await auth.db.orm.select().from(users).where(sql`lower(${users.email}) = ${account}`);
    const isRight = await verifyPassword(password, found?.passwordHash);
    return isRight && found?.disabledAt === null ? found : undefined;
  });
  if (!user) throw refuse();
  await forgetExpired(auth);
  return openLogin(auth, user, { account, address, userAgent });
}

async function openLogin(
  auth: Auth,
  user: User,
  attempt: Attempt & { userAgent: string },
): Promise<OpenedSession> {
  const now = auth.now();
  return inTransaction(auth.db, async (tx) => {
    await confirmUnchanged(tx, user);
    await noteSuccess(tx, attempt, now);
    const opened = await openSession(tx, user, attempt.userAgent, now);
    const target = `user:${user.id}`;
    const act = { at: now.getTime(), actor: opened.person, action: "session.opened", target };
    await appendAudit(tx.$client, [{ ...act, before: null, after: null }]);
    return opened;
  });
}

/** A password that changed, or a member who was disabled, while the password was verified lets nobody in. */
async function confirmUnchanged(tx: Transaction, { id, passwordHash }: User): Promise<void> {
  const [current] = await tx.select().from(users).where(eq(users.id, id)).for("share");
  if (!current || current.disabledAt || current.passwordHash !== passwordHash) throw refuse();
}

function refuse(): AuthRefusal {
  return new AuthRefusal("wrong-credentials", "The e-mail address or the password is wrong.");
}
