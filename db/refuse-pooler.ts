import pg from "pg";
import { sessionOptions } from "./client";
import { connectOrExplain } from "./connect-or-explain";

const ROUNDS = 3;

/**
 * Throws a sentence when the address leads through a pooler that lends sessions or drops their settings (P9):
 * workers prove that they live by a lock of their session, hints need one that listens, and statements are
 * prepared in it. To be asked before anything else: what such a pooler was given stays in a session of others.
 */
export async function refusePooler(url: string): Promise<void> {
  const options = sessionOptions(url);
  const [one, other] = [new pg.Client(options), new pg.Client(options)];
  try {
    await connect(one);
    await connect(other);
    if ((await readTimeout(one)) !== options.statement_timeout)
      throw new Error(sentenceOf("drops the settings of a session"));
    for (let round = 0; round < ROUNDS; round += 1) {
      if (await isLent(one, other)) throw new Error(sentenceOf("lends a session for one transaction"));
    }
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}

function sentenceOf(fault: string): string {
  return `DATABASE_URL leads through a connection pooler (such as PgBouncer) that ${fault}. BotArmy keeps sessions of its own, about 20 in each program: put the address of Postgres itself there.`;
}

async function connect(client: pg.Client): Promise<void> {
  client.on("error", () => {}); // a lost connection also rejects the statement that waits on it
  try {
    await connectOrExplain(client);
  } catch (error) {
    const isRefused = error instanceof Error && /unsupported startup parameter/i.test(String(error.cause));
    throw isRefused ? new Error(sentenceOf("refuses the settings of a session"), { cause: error }) : error;
  }
}

/** Milliseconds that a statement may take. */
async function readTimeout(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ timeout: number }>(
    "select setting::int as timeout from pg_settings where name = 'statement_timeout'",
  );
  return rows[0]?.timeout;
}

/** Two that are connected at once have two sessions, each its own for good. */
async function isLent(one: pg.Client, other: pg.Client): Promise<boolean> {
  const before = await sessionOf(one);
  await other.query("begin");
  try {
    const others = await sessionOf(other);
    return others === before || (await sessionOf(one)) !== before;
  } finally {
    await other.query("rollback");
  }
}

async function sessionOf(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]?.pid;
}
