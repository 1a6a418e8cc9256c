import { eq, sql } from "drizzle-orm";
import { type User, users } from "#db/tables/users";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { inTransaction } from "./in-transaction";
import { type Member, showMember } from "./members";
import { newId } from "./new-id";
import type { Role } from "./permissions";
import type { Principal } from "./principal";
import { hashSecret, newSecret } from "./secrets";

const VALID_FOR_MS = 72 * 60 * 60_000;

/**
 * `token` is shown once; whoever has it sets the member's password (ASVS 6.4.1: nobody else ever knows it).
 */
export type Invitation = { member: Member; token: string; expiresAt: string };

/** Adds a member who has not joined yet, or refuses with `email-taken`. */
export async function inviteMember(
  auth: Auth,
  by: Principal,
  invited: { email: string; name: string; role: Role },
): Promise<Invitation> {
  const now = auth.now();
  const { token, ...invite } = newInvite(now);
  const email = invited.email.toLowerCase();
  return inTransaction(auth.db, async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ ...invited, ...invite, email, id: newId(now), createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (!user)
      throw new AuthRefusal("email-taken", "There is a member with this address.", { field: "email" });
    const { name, role } = invited;
    const act = { at: now.getTime(), actor: by, action: "member.invited", target: `user:${user.id}` };
    await appendAudit(tx.$client, [{ ...act, before: null, after: { name, role } }]);
    return showInvitation(user, token);
  });
}

/**
 * A new link for a member who lost the first one, or the password. What they have now works until it is used.
 */
export async function renewInvite(auth: Auth, by: Principal, id: string): Promise<Invitation> {
  const now = auth.now();
  const { token, ...invite } = newInvite(now);
  return inTransaction(auth.db, async (tx) => {
    const [user] = await tx
      .update(users)
      .set({ ...invite, updatedAt: now })
      .where(sql`${eq(users.id, id)} and ${users.disabledAt} is null`)
      .returning();
    if (!user) throw new AuthRefusal("not-found", "There is no such member, or they are disabled.");
    const act = { at: now.getTime(), actor: by, action: "member.inviteRenewed", target: `user:${id}` };
    await appendAudit(tx.$client, [{ ...act, before: null, after: null }]);
    return showInvitation(user, token);
  });
}

function newInvite(now: Date): { token: string; inviteHash: string; inviteExpiresAt: Date } {
  const token = newSecret();
  return { token, inviteHash: hashSecret(token), inviteExpiresAt: new Date(now.getTime() + VALID_FOR_MS) };
}

function showInvitation(user: User, token: string): Invitation {
  return { member: showMember(user, true), token, expiresAt: user.inviteExpiresAt?.toISOString() ?? "" };
}
