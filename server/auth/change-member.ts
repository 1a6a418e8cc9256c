import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { type User, users } from "#db/tables/users";
import type { Json } from "#workflows/definition/json";
import { appendAudit } from "./append-audit";
import type { Auth } from "./auth";
import { AuthRefusal } from "./auth-refusal";
import { inTransaction, type Transaction } from "./in-transaction";
import { type Member, showMember } from "./members";
import type { Role } from "./permissions";
import type { Principal } from "./principal";
import { revokeSessions } from "./revoke-sessions";

/** Gives a member another role. They sign in anew: a session never outlives its role (S14). */
export function setRole(auth: Auth, by: Principal, id: string, role: Role): Promise<Member> {
  return changeMember(auth, by, id, "member.roleChanged", (user) => ({
    isUnchanged: user.role === role,
    set: { role },
    before: { role: user.role },
    after: { role },
  }));
}

/** Shuts a member out: sessions and sockets end at once (S15). */
export function disableMember(auth: Auth, by: Principal, id: string): Promise<Member> {
  return changeMember(auth, by, id, "member.disabled", (user, now) => ({
    isUnchanged: user.disabledAt !== null,
    set: { disabledAt: now, inviteHash: null, inviteExpiresAt: null },
    before: { disabled: false },
    after: { disabled: true },
  }));
}

export function enableMember(auth: Auth, by: Principal, id: string): Promise<Member> {
  return changeMember(auth, by, id, "member.enabled", (user) => ({
    isUnchanged: user.disabledAt === null,
    set: { disabledAt: null },
    before: { disabled: true },
    after: { disabled: false },
  }));
}

type Change = { isUnchanged: boolean; set: Partial<User>; before: Json; after: Json };

/** One change under the lock of the member and of all owners, so that two owners cannot remove each other. */
async function changeMember(
  auth: Auth,
  by: Principal,
  id: string,
  action: string,
  describe: (user: User, now: Date) => Change,
): Promise<Member> {
  const now = auth.now();
  const { member, isUnchanged } = await inTransaction(auth.db, async (tx) => {
    const owners = await lockOwners(tx);
    const [user] = await tx.select().from(users).where(eq(users.id, id)).for("update");
    if (!user) throw new AuthRefusal("not-found", "There is no such member.");
    const { isUnchanged, set, before, after } = describe(user, now);
    if (isUnchanged) return { member: showMember(user, true), isUnchanged };
    const changed = { ...user, ...set };
    refuseLastOwner(owners, changed);
    await tx
      .update(users)
      .set({ ...set, updatedAt: now })
      .where(eq(users.id, id));
    await revokeSessions(tx, id);
    const act = { at: now.getTime(), actor: by, action, target: `user:${id}` };
    await appendAudit(tx.$client, [{ ...act, before, after }]);
    return { member: showMember(changed, true), isUnchanged };
  });
  if (!isUnchanged) auth.revocations.announce({ kind: "person", id });
  return member;
}

/** The ids of owners who can sign in. */
async function lockOwners(tx: Transaction): Promise<string[]> {
  const owners = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "owner"), isNull(users.disabledAt), isNotNull(users.passwordHash)))
    .orderBy(users.id)
    .for("update");
  return owners.map(({ id }) => id);
}

function refuseLastOwner(owners: string[], { id, role, disabledAt }: User): void {
  const isOwner = role === "owner" && disabledAt === null;
  if (isOwner || !owners.includes(id) || owners.length > 1) return;
  throw new AuthRefusal("last-owner", "This is the last owner. Make somebody else an owner first.");
}
