import type { Pool } from "pg";
import { withTransaction } from "#db/with-transaction";

type Due = { person_id: string; channel: "email" | "slack"; due_at: Date };

/** Makes one message of what was held for a person and is due. The message and its items change in one commit. */
export async function collectDigests(pool: Pool): Promise<number> {
  const { rows } = await pool.query<Due>(
    `select person_id, channel, min(due_at) as due_at from deliveries
      where status = 'held' and due_at <= now() group by person_id, channel limit 100`,
  );
  for (const due of rows) await collect(pool, due);
  return rows.length;
}

function collect(pool: Pool, { person_id, channel, due_at }: Due): Promise<void> {
  const key = `digest:${channel}:${person_id}:${due_at.toISOString()}`;
  return withTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update deliveries set status = 'collected', digest_key = $3, done_at = now()
        where status = 'held' and due_at <= now() and person_id = $1 and channel = $2`,
      [person_id, channel, key],
    );
    if (!rowCount) return;
    await client.query(
      `insert into deliveries (key, channel, person_id, is_digest, fact) values ($1, $2, $3, true, $4)
        on conflict (key) do nothing`,
      [key, channel, person_id, JSON.stringify(describeDigest(rowCount, due_at))],
    );
  });
}

function describeDigest(count: number, at: Date) {
  const headline = count === 1 ? "1 notification" : `${count} notifications`;
  const nothing = { run: null, approvalId: null, facts: [], quote: null, dueAt: null };
  return { kind: "request", at: at.toISOString(), headline, ...nothing };
}
