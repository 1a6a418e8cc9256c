import type { Database } from "#db/client";
import { RecentPrincipals } from "./recent-principals";
import { Revocations } from "./revocations";
import { hashSecret } from "./secrets";
import { SetupToken } from "./setup-token";

/**
 * What everything in this folder works with.
 *
 * Accounts are our own and not better-auth's (stack.md 6), because only the hash of a session id may be
 * stored (S14), revoking must close sockets at once (S15), and what is left is small: scrypt, SHA-256 and a
 * constant-time comparison from node:crypto over five tables.
 */
export type Auth = {
  db: Database;
  now(): Date;
  /** SHA-256 of `BOTARMY_API_KEY`, when it is set. */
  environmentKeyHash: string | undefined;
  /** Where people outside reach us, when `PUBLIC_URL` is set. */
  publicUrl: URL | undefined;
  setupToken: SetupToken;
  revocations: Revocations;
  recent: RecentPrincipals;
};

export type AuthOptions = {
  db: Database;
  /** `BOTARMY_API_KEY` */
  apiKey?: string;
  /** `BOTARMY_SETUP_TOKEN` */
  setupToken?: string;
  /** `PUBLIC_URL` */
  publicUrl?: string;
  now?: () => Date;
};

export function createAuth({ db, apiKey, setupToken, publicUrl, now = () => new Date() }: AuthOptions): Auth {
  const revocations = new Revocations();
  const recent = new RecentPrincipals();
  revocations.onRevoked((revoked) => recent.forget(revoked));
  return {
    db,
    now,
    environmentKeyHash: apiKey === undefined ? undefined : hashSecret(apiKey),
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl),
    setupToken: new SetupToken(now, setupToken),
    revocations,
    recent,
  };
}
