import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { connectOrExplain } from "./connect-or-explain";
import { projectRoot } from "./project-root";
import { type KnownMigration, refuseForeignSchema } from "./refuse-foreign-schema";

const MIGRATIONS_TABLE = "botarmy_migrations";

const ONE_AT_A_TIME = 7_026_741;
const LOCK_NOT_AVAILABLE = "55P03";
const ATTEMPTS = 5;

/**
 * Brings the database to the schema of this version. Any number of programs may call it at once: one
 * migrates, the others wait. It waits 3 s for a table lock, five times, and then gives up with everything
 * as it was (P13, P14).
 * Throws a sentence when the database holds something else or the schema of a newer version (P20).
 * @returns the id that this database keeps for its life
 */
export async function migrate(url: string, lockTimeoutMs = 3_000): Promise<{ instanceId: string }> {
  const client = new pg.Client({ connectionString: url, application_name: "botarmy migrate" });
  await connectOrExplain(client);
  client.on("error", () => {}); // a lost connection also rejects the statement that waits on it
  try {
    await client.query("select pg_advisory_lock($1)", [ONE_AT_A_TIME]);
    await client.query(`set lock_timeout = ${lockTimeoutMs}`);
    await client.query("set client_min_messages = 'warning'");
    await applyWithRetries(client, lockTimeoutMs / 6);
    return { instanceId: await markInstallation(client) };
  } finally {
    await client.end();
  }
}

const migrationsFolder = join(projectRoot, "db/migrations");

function readOwnMigrations(): KnownMigration[] {
  return readMigrationFiles({ migrationsFolder }).map(({ hash, folderMillis }) => ({
    hash,
    madeAt: folderMillis,
  }));
}

async function applyWithRetries(client: pg.Client, pauseMs: number, attempt = 1): Promise<void> {
  try {
    await refuseForeignSchema(client, MIGRATIONS_TABLE, readOwnMigrations());
    await applyMigrations(drizzle(client), {
      migrationsFolder,
      migrationsSchema: "public",
      migrationsTable: MIGRATIONS_TABLE,
    });
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    if (attempt === ATTEMPTS) throw new Error(LOCKED_SENTENCE, { cause: error });
    await sleep(attempt * pauseMs);
    await applyWithRetries(client, pauseMs, attempt + 1);
  }
}

const LOCKED_SENTENCE =
  "The database could not be migrated: another session holds a lock on its tables. Nothing was changed. End that session (see pg_stat_activity) and start again.";

/** drizzle wraps what Postgres said. */
function isLockTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === LOCK_NOT_AVAILABLE) || isLockTimeout(error.cause);
}

async function markInstallation(client: pg.Client): Promise<string> {
  await client.query("insert into installation default values on conflict do nothing");
  const { rows } = await client.query<{ instance_id: string }>("select instance_id from installation");
  const row = rows[0];
  if (!row) throw new Error("The table `installation` has no row: this database was changed by hand.");
  return row.instance_id;
}
