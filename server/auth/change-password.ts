import { eq } from "drizzle-orm";
import { users } from "#db/tables/users";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { checkPassword } from "./check-password";
import { inTransaction } from "./in-transaction";
import { type OpenedSession, openSession } from "./open-session";
import { hashPassword, verifyPassword } from "./password-hash";
import type { Person } from "./principal";
import { revokeSessions } from "./revoke-sessions";
import { type Attempt, noteSuccess, trySecret } from "./try-secret";

export type PasswordChange = {
  currentPassword: string;
  newPassword: string;
  address: string;
  userAgent: string;
};

/** Sets a new password, ends every session of the member and opens a new one for this browser (S14, S15). */
export async function changePassword(
  auth: Auth,
  person: Person,
  change: PasswordChange,
): Promise<OpenedSession> {
  checkPassword(change.newPassword, person.email, "newPassword");
  const attempt = { account: person.email, address: change.address };
  await confirmCurrent(auth, person, attempt, change.currentPassword);
  const passwordHash = await hashPassword(change.newPassword);
  const now = auth.now();
  const opened = await inTransaction(auth.db, async (tx) => {
    await tx
      .update(users)
      .set({ passwordHash, inviteHash: null, inviteExpiresAt: null, updatedAt: now })
      .where(eq(users.id, person.id));
    await revokeSessions(tx, person.id);
    await noteSuccess(tx, attempt, now);
    const session = await openSession(tx, person, change.userAgent, now);
    const act = { at: now.getTime(), actor: person, action: "password.changed", target: `user:${person.id}` };
    await appendAudit(tx.$client, [{ ...act, before: null, after: null }]);
    return session;
  });
  auth.revocations.announce({ kind: "person", id: person.id });
  return opened;
}

async function confirmCurrent(auth: Auth, { id }: Person, attempt: Attempt, password: string): Promise<void> {
  const user = await trySecret(auth, attempt, async () => {
    const [found] = await auth.db.orm.select().from(users).where(eq(users.id, id));
    return (await verifyPassword(password, found?.passwordHash)) ? found : undefined;
  });
  if (user) return;
  throw new AuthRefusal("wrong-credentials", "The current password is wrong.", { field: "currentPassword" });
}
