import type { Pool, PoolClient } from "pg";
import { withTransaction } from "#db/with-transaction";
import { addUse, lockUse, type Spender } from "./budget-use";

const AT_ONCE = 500;

type Left = Spender & { id: string };

/**
 * Gives back what attempts reserved that no worker holds any more: it died, or was fenced off. What such a call
 * cost is not known and not counted. An attempt that was cut off is still heard for a moment.
 */
export async function freeLeftBehind(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Left>({
    name: "reservations-left-behind",
    text: `select r.id, r.project, r.agent, r.run_id as "runId", r.day from budget_reservations r
      where not exists (select from tasks t
        where t.id = r.task_id and t.fence = r.fence and (t.status = 'running'
          or t.status = 'cancelled' and t.finished_at > clock_timestamp() - interval '6 s')) limit $1`,
    values: [AT_ONCE],
  });
  for (const left of rows) await withTransaction(pool, (client) => freeReservation(client, left));
}

async function freeReservation(client: PoolClient, left: Left): Promise<void> {
  const nothing = { tokens: 0, cost: 0 };
  await lockUse(client, left, nothing);
  const reserved = await endReservation(client, left.id);
  if (reserved) await addUse(client, left, { used: nothing, reserved });
}

/** Ends a reservation and answers what it takes off; null when it had ended before. */
export async function endReservation(
  client: PoolClient,
  id: string,
): Promise<{ tokens: number; cost: string } | null> {
  const { rows } = await client.query<{ tokens: number; cost: string }>(
    "delete from budget_reservations where id = $1 returning -tokens::float8 as tokens, (-cost)::text as cost",
    [id],
  );
  return rows[0] ?? null;
}
