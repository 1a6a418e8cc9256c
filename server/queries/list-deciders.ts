import { and, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "#db/client";
import { users } from "#db/tables/users";
import type { Role } from "#workflows/definition/definition";

/** The roles of all members who can sign in, one for each member. */
export async function listDeciders({ orm }: Database): Promise<Role[]> {
  const active = and(isNull(users.disabledAt), isNotNull(users.passwordHash));
  return (await orm.select({ role: users.role }).from(users).where(active)).map(({ role }) => role);
}
