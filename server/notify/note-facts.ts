import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import type { Database } from "#db/client";
import { destinations } from "#db/tables/deliveries";
import { withTransaction } from "#db/with-transaction";
import type { Transaction } from "#server/auth/in-transaction";
import { type Duties, readRecipients } from "./audience";
import type { Channels } from "./message";
import { readDueNotes, readNoted } from "./read-noted";
import { tellFact } from "./tell-fact";

export type NoteOptions = {
  db: Pick<Database, "pool" | "orm">;
  duties: Duties;
  channels: Channels;
  onTrouble(message: string, error: unknown): void;
};

const AT_ONCE = 100;

/**
 * Turns what was noted into notices and deliveries, and takes the notes away in the same commit: a process killed
 * anywhere in between has done nothing. Answers how many facts were told; 0 also when another process is at it.
 */
export async function noteFacts(options: NoteOptions): Promise<number> {
  const ids = await readDueNotes(options.db.orm, AT_ONCE);
  if (ids.length === 0) return 0;
  try {
    return await tellAll(options, ids);
  } catch {
    // One of them cannot be told: the others are told without it.
    return tellEach(options, ids);
  }
}

async function tellEach(options: NoteOptions, ids: number[]): Promise<number> {
  let told = 0;
  for (const id of ids) {
    try {
      told += await tellAll(options, [id]);
    } catch (error) {
      options.onTrouble("A fact could not be told; it is tried again.", error);
      await putOff(options, id);
    }
  }
  return told;
}

function putOff({ db }: NoteOptions, id: number) {
  return db.pool.query(
    `update noted_facts set tries = tries + 1, try_at = now() + least(power(2, tries), 60) * interval '1 minute'
      where id = $1`,
    [id],
  );
}

function tellAll({ db, duties, channels }: NoteOptions, ids: number[]): Promise<number> {
  return withTransaction(db.pool, async (client) => {
    const now = await takeTurn(client);
    if (now === null) return 0;
    const tx: Transaction = drizzle(client, { casing: "snake_case" });
    const noted = await readNoted(tx, ids);
    const [people, targets] = [await readRecipients(tx), await tx.select().from(destinations)];
    for (const fact of noted) await tellFact(tx, fact, { people, targets, duties, channels, now });
    const { rowCount } = await client.query("delete from noted_facts where id = any($1)", [ids]);
    return rowCount ?? 0;
  });
}

/** One process at a time tells: a decision is never told before the request it answers. */
async function takeTurn(client: PoolClient): Promise<number | null> {
  const { rows } = await client.query<{ is_mine: boolean; now: number }>(
    `select pg_try_advisory_xact_lock(hashtext('botarmy-notices')) as is_mine,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  );
  return rows[0]?.is_mine ? rows[0].now : null;
}
