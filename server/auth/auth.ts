import type { Database } from "#db/client";
import type { Principal } from "./principal";
import type { Revocations } from "./revocations";
import type { SetupToken } from "./setup-token";

/**
 * What everything in this folder works with.
 *
 * Accounts are our own and not better-auth's (stack.md 6), because only the hash of a session id may be stored
 * (S14), revoking must close sockets at once (S15), and what is left is small: scrypt, SHA-256 and a
 * constant-time comparison from node:crypto over five tables.
 */
export type Auth = {
  db: Database;
  now(): Date;
  /** SHA-256 of `BOTARMY_API_KEY`, when it is set. */
  environmentKeyHash: string | undefined;
  /** The external address, when `PUBLIC_URL` is set. */
  publicUrl: URL | undefined;
  setupToken: SetupToken;
  revocations: Revocations;
  /** Sessions and keys read a moment ago, by hash. */
  recent: Map<string, { principal: Principal; readAt: number }>;
};
