import type { Actor } from "#workflows/run/actor";
import type { Role } from "./permissions";

/** A member in a browser. `sessionId` is the stored hash, not the cookie. */
export type Person = {
  kind: "person";
  id: string;
  name: string;
  email: string;
  role: Role;
  sessionId: string;
};

/** A script. The key of `BOTARMY_API_KEY` has the id and the name `key:env`. */
export type KeyHolder = { kind: "key"; id: string; name: string; role: Role; mayDecide: boolean };

/** Who is asking. */
export type Principal = Person | KeyHolder;

/** A principal as orders and the audit log name it. */
export function actorOf({ kind, id, name, role }: Principal): Actor {
  return { kind, id, name, role };
}
