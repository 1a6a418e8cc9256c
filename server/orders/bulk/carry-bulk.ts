import type { PoolClient } from "pg";
import { withTransaction } from "#db/with-transaction";
import type { Auth } from "#server/auth/auth";
import { findActor } from "#server/auth/find-actor";
import type { Engine } from "#server/engine/engine";
import { isDatabaseAway } from "#server/engine/is-database-away";
import type { Journal } from "#server/engine/journal";
import { JournalUnavailable } from "#server/engine/journal-unavailable";
import type { BulkAction } from "#server/queries/bulk-row";
import { RunRefusal } from "#workflows/run/refusal";
import { orderRun } from "./order-run";

/** What jobs are carried out with. */
export type CarrierDeps = {
  auth: Pick<Auth, "db" | "now">;
  engine: Pick<Engine, "tellInbox"> & { journal: Pick<Journal, "submit" | "readRun"> };
  onTrouble(message: string, error: unknown): void;
};

/** Ordered at once: they share a commit, and a stop waits for no more than these. */
const AT_ONCE = 50;

type Job = {
  id: string;
  action: BulkAction;
  reason: string;
  kind: "person" | "key";
  starter: string;
  name: string;
};
type Outcome = { position: number; result: "done" | "refused"; sentence: string | null };

/**
 * Carries out the next orders of a job; true when there may be more at once.
 *
 * One process at a time has a job: it holds an advisory lock for as long as its transaction is open, so that a
 * killed one gives it up. What it had ordered and not noted is ordered again by the next, under the same request
 * ids, and so changes nothing (J5).
 */
export async function carryBulk(deps: CarrierDeps, jobId: string): Promise<boolean> {
  const hasMore = await withTransaction(deps.auth.db.pool, async (client) => {
    const job = await claimJob(client, jobId);
    if (!job) return false;
    const ahead = await itemsAhead(client, jobId);
    const outcomes = await orderAll(deps, job, ahead);
    await noteOutcomes(client, jobId, outcomes);
    await endWhenDone(client, jobId);
    return outcomes.length > 0;
  });
  if (hasMore) deps.engine.tellInbox();
  return hasMore;
}

/** Nobody else's, and still running. Its connection dies with whoever is silent for too long. */
async function claimJob(client: PoolClient, jobId: string): Promise<Job | undefined> {
  await client.query("set local idle_in_transaction_session_timeout = '15s'");
  const { rows } = await client.query<Job>({
    name: "claim-bulk-job",
    text: `select id, action, reason, started_by_kind as kind, started_by_id as starter, started_by_name as name
      from bulk_jobs where id = $1 and status = 'running'
        and pg_try_advisory_xact_lock(hashtextextended('bulk:' || id, 0))`,
    values: [jobId],
  });
  return rows[0];
}

type Ahead = { position: number; runId: string };

async function itemsAhead(client: PoolClient, jobId: string): Promise<Ahead[]> {
  const { rows } = await client.query<Ahead>({
    name: "bulk-items-ahead",
    text: `select position, run_id as "runId" from bulk_items
      where job_id = $1 and result is null order by position limit $2`,
    values: [jobId, AT_ONCE],
  });
  return rows;
}

/** Whoever ordered must still be allowed to when each order is given. What the database kept from us comes again. */
async function orderAll(deps: CarrierDeps, job: Job, ahead: readonly Ahead[]): Promise<Outcome[]> {
  const by = await findActor(deps.auth, { kind: job.kind, id: job.starter }, "runs.control");
  const outcomes = await Promise.all(
    ahead.map(async ({ position, runId }) => {
      const { action, reason } = job;
      const requestId = `bulk:${job.id}:${runId}`;
      const order = by && orderRun(deps.engine.journal, { runId, action, reason, requestId, by });
      const sentence = order
        ? await sentenceOf(deps, order)
        : `${job.name} may no longer move runs, so it was left alone.`;
      return sentence === undefined ? [] : outcomeOf(position, sentence);
    }),
  );
  return outcomes.flat();
}

function outcomeOf(position: number, sentence: string | null): Outcome {
  return { position, sentence, result: sentence === null ? "done" : "refused" };
}

/** Null when it was carried out, why it was refused, or undefined when nobody knows yet. */
async function sentenceOf(
  { onTrouble }: CarrierDeps,
  order: Promise<void>,
): Promise<string | null | undefined> {
  try {
    await order;
    return null;
  } catch (error) {
    if (error instanceof RunRefusal) return error.message;
    if (error instanceof JournalUnavailable || isDatabaseAway(error)) return undefined;
    onTrouble("An order of a bulk job failed.", error);
    return "An unexpected error; it stands in the server's log.";
  }
}

async function noteOutcomes(client: PoolClient, jobId: string, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await client.query({
    name: "note-bulk-outcomes",
    text: `update bulk_items i set result = o.result, sentence = o.sentence, at = clock_timestamp()
      from unnest($2::int[], $3::text[], $4::text[]) as o (position, result, sentence)
      where i.job_id = $1 and i.position = o.position and i.result is null`,
    values: [
      jobId,
      outcomes.map(({ position }) => position),
      outcomes.map(({ result }) => result),
      outcomes.map(({ sentence }) => sentence),
    ],
  });
}

async function endWhenDone(client: PoolClient, jobId: string): Promise<void> {
  await client.query({
    name: "end-bulk-job",
    text: `update bulk_jobs set status = 'completed', finished_at = clock_timestamp()
      where id = $1 and status = 'running'
        and not exists (select from bulk_items where job_id = $1 and result is null)`,
    values: [jobId],
  });
}
