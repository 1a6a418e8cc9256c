import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import type { Database } from "#db/client";
import { withTransaction } from "#db/with-transaction";

/** An open transaction: tables through it, statements written by hand through its `$client`. */
export type Transaction = NodePgDatabase & { $client: PoolClient };

export function inTransaction<Result>(
  db: Database,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return withTransaction(db.pool, (client) => work(drizzle(client, { casing: "snake_case" })));
}
