import { and, eq, isNull } from "drizzle-orm";
import { users } from "#db/tables/users";
import type { Actor } from "#workflows/run/actor";
import type { Auth } from "./auth";
import { recheckKeyHolder } from "./find-key-holder";
import { isAllowed, type Permission } from "./permissions";
import { actorOf } from "./principal";

/**
 * Somebody who ordered something that is carried out later, as the database knows them now; undefined when the
 * account or the key is gone, or may no longer do it. Nobody has to be signed in meanwhile.
 */
export async function findActor(
  auth: Pick<Auth, "db" | "now">,
  { kind, id }: Pick<Actor, "kind" | "id">,
  permission: Permission,
): Promise<Actor | undefined> {
  if (kind === "key") {
    const holder = await recheckKeyHolder(auth, { id });
    return holder && isAllowed(holder, permission) ? actorOf(holder) : undefined;
  }
  const [user] = await auth.db.orm
    .select({ name: users.name, role: users.role })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.disabledAt)));
  return user && isAllowed({ kind: "person", role: user.role }, permission)
    ? { kind: "person", id, ...user }
    : undefined;
}
