import type { Database } from "#db/client";
import type { Auth } from "#server/auth/auth";
import type { Engine } from "#server/engine/engine";
import type { Library } from "#server/library/library";

/** What orders are carried out with. */
export type OrderDeps = {
  auth: Auth;
  db: Database;
  library: Library;
  engine: Pick<Engine, "journal" | "workflows" | "clock" | "tellInbox">;
};
