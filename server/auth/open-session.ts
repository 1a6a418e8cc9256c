import { sessions } from "#db/tables/sessions";
import type { User } from "#db/tables/users";
import type { Transaction } from "./in-transaction";
import type { Person } from "./principal";
import { hashSecret, newSecret } from "./secrets";

const HOUR_MS = 60 * 60_000;
/** S17 */
export const sessionLife = { idleMs: 12 * HOUR_MS, absoluteMs: 7 * 24 * HOUR_MS };

/** A new session: `token` goes into the cookie and is not kept. */
export type OpenedSession = { token: string; person: Person };

/** Always a new token, so that one planted before the login is worth nothing (S14). */
export async function openSession(
  tx: Transaction,
  user: Pick<User, "id" | "name" | "email" | "role">,
  userAgent: string,
  now: Date,
): Promise<OpenedSession> {
  const token = newSecret();
  const id = hashSecret(token);
  await tx.insert(sessions).values({
    id,
    userId: user.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + sessionLife.idleMs),
    endsAt: new Date(now.getTime() + sessionLife.absoluteMs),
    userAgent: userAgent.slice(0, 200),
  });
  const { name, email, role } = user;
  return { token, person: { kind: "person", id: user.id, name, email, role, sessionId: id } };
}
