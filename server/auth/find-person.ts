import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { sessions } from "#db/tables/sessions";
import { users } from "#db/tables/users";
import type { Auth } from "./auth";
import { sessionLife } from "./open-session";
import type { Person } from "./principal";

const SEEN_EVERY_MS = 60_000;

/**
 * The member whose live session has this id; looks at the database and notes, once a minute, that it was
 * used.
 */
export async function findPerson(auth: Auth, sessionId: string): Promise<Person | undefined> {
  const now = auth.now();
  const [found] = await auth.db.orm
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sessionId),
        gt(sessions.expiresAt, now),
        gt(sessions.endsAt, now),
        isNull(users.disabledAt),
      ),
    );
  if (!found) return undefined;
  const { session, user } = found;
  if (now.getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY_MS) await noteSeen(auth, sessionId, now);
  return { kind: "person", id: user.id, name: user.name, email: user.email, role: user.role, sessionId };
}

async function noteSeen(auth: Auth, sessionId: string, now: Date): Promise<void> {
  const seenBefore = new Date(now.getTime() - SEEN_EVERY_MS + 1);
  await auth.db.orm
    .update(sessions)
    .set({ lastSeenAt: now, expiresAt: new Date(now.getTime() + sessionLife.idleMs) })
    .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, seenBefore)));
}
