import { eq, lt, sql } from "drizzle-orm";
import { sessions } from "#db/tables/sessions";
import { type User, users } from "#db/tables/users";
import { type Attempt, admitAttempt, forgetAttempts } from "./admit-attempt";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { inTransaction, type Transaction } from "./in-transaction";
import { type OpenedSession, openSession } from "./open-session";
import { verifyPassword } from "./password-hash";

export type Credentials = Attempt & { password: string; userAgent: string };

/**
 * Opens a session for a member who knows the password, else refuses with `wrong-credentials` or
 * `too-many-attempts`: in the same time and words for unknown, invited and disabled members (S19).
 */
export async function logIn(auth: Auth, credentials: Credentials): Promise<OpenedSession> {
  const attempt = { ...credentials, email: credentials.email.toLowerCase() };
  await admitAttempt(auth, attempt);
  const [found] = await auth.db.orm.select().from(users).where(sql`lower(${users.email}) = ${attempt.email}`);
  const isRight = await verifyPassword(credentials.password, found?.passwordHash);
  if (!found || !isRight || found.disabledAt) throw refuse();
  return openLogin(auth, found, attempt);
}

async function openLogin(auth: Auth, user: User, credentials: Credentials): Promise<OpenedSession> {
  const now = auth.now();
  return inTransaction(auth.db, async (tx) => {
    await confirmUnchanged(tx, user);
    await forgetAttempts(tx, credentials, now);
    await tx.delete(sessions).where(lt(sessions.endsAt, now));
    const opened = await openSession(tx, user, credentials.userAgent, now);
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
