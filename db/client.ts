import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Log } from "./log";

const INT8 = 20;
const STATEMENT_TIMEOUT_MS = 30_000;

/** Tables are read through `orm`; statements written by hand go through `pool`. */
export type Database = {
  pool: pg.Pool;
  orm: NodePgDatabase;
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** Connections at most (10). */
  max?: number;
  /** How long a query waits for a connection, one that is made or one that becomes free (5,000). */
  connectTimeoutMs?: number;
  /** Shown in `pg_stat_activity`. */
  applicationName?: string;
  /** Settings of Postgres for every connection, e.g. `{ jit: "off" }`. */
  settings?: Record<string, string>;
  log?: Log;
};

/**
 * Opens nothing yet: connections are made at the first query. A connection that breaks is reported to
 * `log` and replaced, it never ends the program (P2).
 * int8 arrives as a number (a value beyond 2^53 is an error), timestamptz as a Date, numeric as a string.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { max = 10, connectTimeoutMs = 5_000, log = console } = options;
  pg.types.setTypeParser(INT8, parseInt8);
  const pool = new pg.Pool({
    ...sessionOptions(url, options),
    max,
    connectionTimeoutMillis: connectTimeoutMs,
  });
  keepAliveOnErrors(pool, log);
  const orm = drizzle(pool, { casing: "snake_case" });
  return { pool, orm, close: () => pool.end() };
}

/** What every session of ours begins with. */
export function sessionOptions(
  url: string,
  { applicationName = "botarmy", settings = {} }: Pick<DatabaseOptions, "applicationName" | "settings"> = {},
) {
  return {
    connectionString: url,
    application_name: applicationName,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(" "),
    keepAlive: true,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 5_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  };
}

function keepAliveOnErrors(pool: pg.Pool, log: Log): void {
  pool.on("connect", (client) => {
    client.on("error", (error) => log.warn(`A database connection was lost: ${error.message}`));
  });
  // The pool repeats what an idle client has already reported above.
  pool.on("error", () => {});
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The int8 ${text} does not fit a number.`);
  return value;
}
