import type { Database } from "#db/client";
import { users } from "#db/tables/users";
import { type Auth, type AuthOptions, createAuth } from "../auth";
import { newId } from "../new-id";
import { hashPassword } from "../password-hash";
import type { Role } from "../permissions";
import type { Person } from "../principal";

export const testPassword = "four plain words here";
/** Hashed once: scrypt is slow on purpose. */
let testHash: Promise<string> | undefined;

/** An `Auth` whose clock stands still until `advance` moves it. */
export type TestAuth = Auth & { advance(ms: number): void };

export function createTestAuth(db: Database, options: Partial<AuthOptions> = {}): TestAuth {
  let now = Date.UTC(2026, 10, 22, 9);
  const auth = createAuth({ db, now: () => new Date(now), ...options });
  const advance = (ms: number) => {
    now += ms;
  };
  return { ...auth, advance };
}

let members = 0;

/** A member who can sign in with `testPassword`; as a principal without a session. */
export async function addMember(auth: Auth, role: Role, name = `${role}-${++members}`): Promise<Person> {
  testHash ??= hashPassword(testPassword);
  const member = { id: newId(auth.now()), name, email: `${name}@example.org`, role };
  await auth.db.orm.insert(users).values({ ...member, passwordHash: await testHash });
  return { kind: "person", ...member, sessionId: "none" };
}
