import type { Database } from "#db/client";
import type { Auth } from "#server/auth/auth";
import type { KnownSettings } from "#server/auth/known-settings";
import type { Engine } from "#server/engine/engine";
import type { Library } from "#server/library/library";
import type { WakesBulk } from "#server/orders/bulk/bulk-deps";
import type { KnownNotices } from "#server/orders/destinations";

/** Where refusals at the door (`warn`) and unexpected errors (`error`) go: a pino logger fits. */
export type ApiLog = {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

/** Which models this program can use. */
export interface KnownModels {
  /** `BOTARMY_MODEL`. */
  defaultModel: string;
  /** With the variable that each needs; `isUsable`: it is set. */
  providers: { provider: string; variable: string; isUsable: boolean }[];
  /** As the providers published them, by model: US dollars for a million tokens. */
  listPrices: KnownSettings["prices"];
  /** Why a model cannot be used, as a sentence; null when it can. */
  explain(model: string): string | null;
}

/** Everything that procedures call, made once by main.ts. */
export interface ApiDeps {
  auth: Auth;
  log: ApiLog;
  /** Addresses whose `X-Forwarded-For` is believed. Empty unless somebody configured a proxy. */
  trustedProxies: readonly string[];
  db: Database;
  library: Library;
  engine: Pick<Engine, "journal" | "workflows" | "clock" | "tellInbox" | "tellStops">;
  models: KnownModels;
  bulk: WakesBulk;
  notices: KnownNotices;
}
