import type { IncomingHttpHeaders } from "node:http";
import type { Auth } from "./auth";
import { findKeyHolder, recheckKeyHolder } from "./find-key-holder";
import { findPerson } from "./find-person";
import type { Principal } from "./principal";
import { hashSecret } from "./secrets";
import { readSessionCookie } from "./session-cookie";

/** Longer than any secret of ours: what is longer is not even hashed. */
const LONGEST_SECRET = 512;

/**
 * Who sent these headers, for HTTP and for the Socket.IO handshake alike. `Authorization: Bearer` wins over
 * the cookie; a bad key is nobody, whatever the cookie says.
 */
export async function authenticateRequest(
  auth: Auth,
  request: { headers: IncomingHttpHeaders },
): Promise<Principal | undefined> {
  const { authorization, cookie, host } = request.headers;
  const now = auth.now();
  const isKey = authorization !== undefined;
  const secret = isKey ? readBearer(authorization) : readSessionCookie(cookie, isSecureHost(auth, host));
  if (secret === undefined || secret.length > LONGEST_SECRET) return undefined;
  const hash = hashSecret(secret);
  const presented = `${isKey ? "key" : "session"}:${hash}`;
  const read = () => (isKey ? findKeyHolder(auth, hash) : findPerson(auth, hash));
  return auth.recent.find(presented, now) ?? auth.recent.remember(presented, now, read);
}

/**
 * The same principal as the database knows it now, or undefined when its session, key or role is no longer
 * what it was. For sockets: every minute, and before they join anything.
 */
export async function recheck(auth: Auth, principal: Principal): Promise<Principal | undefined> {
  const current =
    principal.kind === "key"
      ? await recheckKeyHolder(auth, principal)
      : await findPerson(auth, principal.sessionId);
  return current?.role === principal.role ? current : undefined;
}

/** True when browsers reach this host over TLS: the host of an https `PUBLIC_URL`. */
export function isSecureHost({ publicUrl }: Auth, host: string | undefined): boolean {
  return publicUrl?.protocol === "https:" && host?.toLowerCase() === publicUrl.host;
}

function readBearer(authorization: string): string | undefined {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1];
}
