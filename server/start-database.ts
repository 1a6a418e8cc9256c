import { type Database, openDatabase } from "#db/client";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres";
import { migrate } from "#db/migrate";
import { refusePooler } from "#db/refuse-pooler";
import type { Config } from "./config";
import type { Log } from "./log";

export type StartedDatabase = { db: Database; url: string; embedded: EmbeddedPostgres | null };

/** Connections beside the pool's: the worker's lock and the listener. */
const POOL = 12;

/** The database the configuration names, else our own; migrated, and opened for use. Refuses poolers (P9). */
export async function startDatabase(
  config: Config,
  log: Log,
  ifRunning: "refuse" | "adopt" = "refuse",
): Promise<StartedDatabase> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ home: config.home, log, ifRunning });
  const url = config.databaseUrl ?? embedded?.url ?? "";
  try {
    if (!embedded) await refusePooler(url);
    await migrate(url);
    return { db: openDatabase(url, { max: POOL, log }), url, embedded };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
