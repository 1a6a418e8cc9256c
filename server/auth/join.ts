import { and, eq, gt, isNull } from "drizzle-orm";
import { type User, users } from "#db/tables/users";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { checkPassword } from "./check-password";
import { inTransaction } from "./in-transaction";
import { type OpenedSession, openSession } from "./open-session";
import { hashPassword } from "./password-hash";
import { revokeSessions } from "./revoke-sessions";
import { hashSecret } from "./secrets";

export type Joining = { token: string; password: string; userAgent: string };

/**
 * Sets the password of the member whose link this is, ends their sessions and signs them in. A link works
 * once.
 */
export async function join(auth: Auth, { token, password, userAgent }: Joining): Promise<OpenedSession> {
  const inviteHash = hashSecret(token);
  const now = auth.now();
  const isOpen = and(
    eq(users.inviteHash, inviteHash),
    gt(users.inviteExpiresAt, now),
    isNull(users.disabledAt),
  );
  const [invited] = await auth.db.orm.select().from(users).where(isOpen);
  if (!invited) throw refuse();
  checkPassword(password, invited.email);
  const passwordHash = await hashPassword(password);
  const opened = await inTransaction(auth.db, async (tx) => {
    const used = { inviteHash: null, inviteExpiresAt: null };
    const [user] = await tx
      .update(users)
      .set({ ...used, passwordHash, updatedAt: now })
      .where(isOpen)
      .returning();
    if (!user) throw refuse();
    await revokeSessions(tx, user.id);
    const session = await openSession(tx, user, userAgent, now);
    const act = {
      at: now.getTime(),
      actor: session.person,
      action: nameAct(invited),
      target: `user:${user.id}`,
    };
    await appendAudit(tx.$client, [{ ...act, before: null, after: null }]);
    return session;
  });
  auth.revocations.announce({ kind: "person", id: opened.person.id });
  return opened;
}

function nameAct({ passwordHash }: User): string {
  return passwordHash === null ? "member.joined" : "password.reset";
}

function refuse(): AuthRefusal {
  return new AuthRefusal(
    "invite-invalid",
    "This link was used already or is too old. Ask an owner for a new one.",
  );
}
