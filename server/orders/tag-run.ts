import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { runTags } from "#db/tables/run-tags";
import { runs } from "#db/tables/runs";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction, type Transaction } from "#server/auth/in-transaction";
import type { Principal } from "#server/auth/principal";
import { RunRefusal } from "#workflows/run/refusal";
import { MOST_TAGS, type Tag } from "#workflows/run/tag";
import type { OrderDeps } from "./order-deps";

export type TagOrder = { runId: string; add: Tag[]; remove: Tag[] };

/**
 * Adds tags to a run and takes others away; answers those it has now. The same order again changes nothing. Refuses
 * with `not-found`, and with `bad-input` more than `MOST_TAGS`.
 */
export async function tagRun(
  { db, engine }: Pick<OrderDeps, "db" | "engine">,
  by: Principal,
  order: TagOrder,
): Promise<{ tags: string[] }> {
  const tags = await inTransaction(db, (tx) => storeTags(tx, by, order, engine.clock.now()));
  engine.tellInbox();
  return { tags };
}

async function storeTags(
  tx: Transaction,
  by: Principal,
  { runId, add, remove }: TagOrder,
  at: number,
): Promise<string[]> {
  // Two who tag at once take turns, and so cannot pass the most together.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tags:${runId}`}, 0))`);
  const [run] = await tx.select({ id: runs.id }).from(runs).where(eq(runs.id, runId));
  if (!run) throw new RunRefusal("not-found", "There is no such run.");
  const before = await readTags(tx, runId);
  if (remove.length > 0) {
    await tx.delete(runTags).where(and(eq(runTags.runId, runId), inArray(runTags.tag, remove)));
  }
  const rows = add.map((tag) => ({ runId, tag }));
  if (rows.length > 0) await tx.insert(runTags).values(rows).onConflictDoNothing();
  const after = await readTags(tx, runId);
  if (after.length > MOST_TAGS) {
    throw new RunRefusal("bad-input", `A run has at most ${MOST_TAGS} tags. Take one away first.`);
  }
  if (before.join() === after.join()) return after;
  const act = { at, actor: by, action: "run.tagged", target: `run:${runId}` };
  await appendAudit(tx.$client, [{ ...act, before: { tags: before }, after: { tags: after } }]);
  return after;
}

async function readTags(tx: Transaction, runId: string): Promise<string[]> {
  const rows = await tx
    .select({ tag: runTags.tag })
    .from(runTags)
    .where(eq(runTags.runId, runId))
    .orderBy(asc(runTags.tag));
  return rows.map(({ tag }) => tag);
}
