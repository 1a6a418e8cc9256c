import { eq } from "drizzle-orm";
import { sessions } from "#db/tables/sessions";
import type { Auth } from "./auth";
import type { Transaction } from "./in-transaction";
import type { Person } from "./principal";

/** Ends every session of a member. Announce it with `auth.revocations` once the transaction has committed. */
export async function revokeSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

/** Ends the session of `person` and closes its sockets (S15). */
export async function logOut(auth: Auth, { sessionId }: Person): Promise<void> {
  await auth.db.orm.delete(sessions).where(eq(sessions.id, sessionId));
  auth.revocations.announce({ kind: "session", id: sessionId });
}
