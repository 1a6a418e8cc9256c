import type { Database } from "#db/client";
import type { Auth } from "#server/auth/auth";
import type { Engine } from "#server/engine/engine";
import type { Library } from "#server/library/library";

/** What orders are carried out with. */
export type OrderDeps = {
  auth: Auth;
  db: Database;
  library: Library;
  engine: Pick<Engine, "journal" | "workflows" | "clock" | "tellInbox" | "tellStops">;
};

/** For orders that go on when a part of them can be made up for later, and say so in the log. */
export type LoggedDeps = OrderDeps & { log: { warn(facts: object, message: string): void } };
