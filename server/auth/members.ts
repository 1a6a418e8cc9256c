import { asc, gt } from "drizzle-orm";
import { type User, users } from "#db/tables/users";
import type { Auth } from "./auth";
import type { Role } from "./permissions";

/** A member as lists show them. `email` is there for those who manage members (S6). */
export type Member = {
  id: string;
  name: string;
  role: Role;
  status: "active" | "invited" | "disabled";
  createdAt: string;
  email?: string;
};

export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** Members in the order in which they came. */
export async function listMembers(
  auth: Auth,
  { cursor, limit, withEmail }: { cursor?: string; limit: number; withEmail: boolean },
): Promise<Page<Member>> {
  const rows = await auth.db.orm
    .select()
    .from(users)
    .where(cursor === undefined ? undefined : gt(users.id, cursor))
    .orderBy(asc(users.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((user) => showMember(user, withEmail));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export function showMember(user: User, withEmail: boolean): Member {
  const { id, name, role, email } = user;
  const shown = { id, name, role, status: statusOf(user), createdAt: user.createdAt.toISOString() };
  return withEmail ? { ...shown, email } : shown;
}

function statusOf({ disabledAt, passwordHash }: User): Member["status"] {
  if (disabledAt) return "disabled";
  return passwordHash === null ? "invited" : "active";
}
