import { eq, sql } from "drizzle-orm";
import { bulkItems, bulkJobs } from "#db/tables/bulk-jobs";
import { runs } from "#db/tables/runs";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction, type Transaction } from "#server/auth/in-transaction";
import { newId } from "#server/auth/new-id";
import type { Principal } from "#server/auth/principal";
import type { BulkAction } from "#server/queries/bulk-row";
import { conditionsOf, type RunFilter } from "#server/queries/run-conditions";
import { RunRefusal } from "#workflows/run/refusal";
import type { BulkDeps } from "./bulk-deps";

/** For `runIds`, or for all runs that fit `filter` now. `query` is the filter in the words of the list. */
export type BulkOrder = {
  requestId: string;
  action: BulkAction;
  reason: string;
  runIds?: string[];
  filter?: RunFilter;
  query: string;
};

export type StartedBulk = { jobId: string; total: number };

/** More is ordered in portions: somebody has to read what they do. */
export const MOST_RUNS = 10_000;

/**
 * Gives an order to many runs (experience.md 1). Which ones is settled here, in one commit with the audit row; the
 * orders follow one by one (BulkCarrier). The same request id gives the same job. Refuses with `bad-input` when no
 * run fits, or more than `MOST_RUNS`.
 */
export async function startBulk(deps: BulkDeps, by: Principal, order: BulkOrder): Promise<StartedBulk> {
  const chosen = await choose(deps, order);
  const started = await inTransaction(deps.db, (tx) => storeJob(tx, deps, by, order, chosen));
  deps.bulk.wake();
  return started;
}

/** A table of the runs that are meant, with their places. */
async function choose({ db }: BulkDeps, { runIds, filter }: BulkOrder) {
  if (runIds) {
    const ids = [...new Set(runIds)];
    return sql`select place::int, id from unnest(array[${sql.join(ids, sql`, `)}]::uuid[]) with ordinality as chosen (id, place)`;
  }
  const conditions = (await conditionsOf(db, filter ?? {})) ?? sql`true`;
  return sql`select row_number() over (order by ${runs.id} desc)::int as place, ${runs.id} as id from ${runs}
    where ${conditions} order by ${runs.id} desc limit ${MOST_RUNS + 1}`;
}

async function storeJob(
  tx: Transaction,
  { engine }: BulkDeps,
  by: Principal,
  { requestId, action, reason, query }: BulkOrder,
  chosen: ReturnType<typeof sql>,
): Promise<StartedBulk> {
  const id = newId(new Date(engine.clock.now()));
  const startedBy = { startedByKind: by.kind, startedById: by.id, startedByName: by.name };
  const [made] = await tx
    .insert(bulkJobs)
    .values({
      id,
      requestId,
      action,
      reason,
      query,
      total: 0,
      ...startedBy,
      startedAt: sql`clock_timestamp()`,
    })
    .onConflictDoNothing()
    .returning();
  if (!made) return findStarted(tx, requestId);
  const { rowCount } = await tx.execute(
    sql`insert into ${bulkItems} (job_id, position, run_id) select ${id}::uuid, place, id from (${chosen}) as chosen`,
  );
  const total = checkTotal(rowCount ?? 0);
  await tx.update(bulkJobs).set({ total }).where(eq(bulkJobs.id, id));
  const act = { at: made.startedAt.getTime(), actor: by, action: "bulk.started", target: `bulk:${id}` };
  await appendAudit(tx.$client, [{ ...act, before: null, after: { action, total, query, reason } }]);
  return { jobId: id, total };
}

function checkTotal(total: number): number {
  if (total === 0) throw new RunRefusal("bad-input", "No run fits any more: nothing was ordered.");
  if (total <= MOST_RUNS) return total;
  const most = MOST_RUNS.toLocaleString("en");
  throw new RunRefusal("bad-input", `More than ${most} runs fit. Narrow the list, and order in portions.`);
}

async function findStarted(tx: Transaction, requestId: string): Promise<StartedBulk> {
  const [known] = await tx
    .select({ jobId: bulkJobs.id, total: bulkJobs.total })
    .from(bulkJobs)
    .where(eq(bulkJobs.requestId, requestId));
  if (!known) throw new Error("A job that exists could not be read.");
  return known;
}
