import type { Auth } from "#server/auth/auth";

/** Where unexpected errors go: a pino logger fits. */
export type ApiLog = { error(facts: object, message: string): void };

/** Everything that procedures call, made once by main.ts. */
export interface ApiDeps {
  auth: Auth;
  log: ApiLog;
}
