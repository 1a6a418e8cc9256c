import { setTimeout as delay } from "node:timers/promises";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { stops } from "#db/tables/stops";
import { appendAudit } from "#server/auth/append-audit";
import { inTransaction, type Transaction } from "#server/auth/in-transaction";
import { newId } from "#server/auth/new-id";
import type { Principal } from "#server/auth/principal";
import { carryStops } from "#server/engine/carry-stops";
import { type StopRow, showStop, stopColumns } from "#server/queries/stop-row";
import { RunRefusal } from "#workflows/run/refusal";
import type { StopScope } from "#workflows/run/stop";
import type { LoggedDeps, OrderDeps } from "./order-deps";

/** `target` is the project or the agent, and nothing for `all`. */
export type PullOrder = { scope: StopScope; target?: string; reason: string; requestId: string };

/** Which stop: by its id, or the one that holds for the scope. */
export type ReleaseOrder = {
  stopId?: string;
  scope?: StopScope;
  target?: string;
  reason: string;
  requestId: string;
};

/**
 * Pulls the stop switch (product.md 3.8). Where a stop of the same scope holds already, that one is the answer.
 * A project or an agent that no run knows yet is taken as well: whatever comes to it stands, and `runs` says that
 * nothing stands under it now. Refuses with `bad-input` a scope without its target.
 */
export async function pullStop(deps: LoggedDeps, by: Principal, order: PullOrder): Promise<StopRow> {
  const target = targetOf(order);
  const stopId = await inTransaction(deps.db, (tx) => storeStop(tx, deps, by, { ...order, target }));
  await carryOut(deps);
  return findStop(deps, stopId);
}

/** Releases a stop; the same request id again, or one released already, changes nothing. */
export async function releaseStop(deps: LoggedDeps, by: Principal, order: ReleaseOrder): Promise<StopRow> {
  const stopId = await inTransaction(deps.db, (tx) => storeRelease(tx, by, order));
  await carryOut(deps);
  return findStop(deps, stopId);
}

const ANSWER_WITHIN_MS = 4_000;

/**
 * Tells the runs, those with something at work first. With very many the answer does not wait for the last; what
 * fails, the workers make up for with their next beat.
 */
async function carryOut({ db, engine, log }: LoggedDeps): Promise<void> {
  engine.tellStops();
  const onTrouble = (message: string, error: unknown) => log.warn({ err: error }, message);
  const carried = carryStops(db.pool, engine.journal, onTrouble).catch((error) =>
    onTrouble("The workers will tell the runs.", error),
  );
  await Promise.race([carried, delay(ANSWER_WITHIN_MS, undefined, { ref: false })]);
}

async function storeStop(
  tx: Transaction,
  { engine }: OrderDeps,
  by: Principal,
  { scope, target, reason, requestId }: PullOrder & { target: string },
): Promise<string> {
  const id = newId(new Date(engine.clock.now()));
  const pulledBy = { pulledById: by.id, pulledByName: by.name, pulledAt: sql`clock_timestamp()` };
  const [made] = await tx
    .insert(stops)
    .values({ id, scope, target, reason, requestId, ...pulledBy })
    .onConflictDoNothing()
    .returning();
  if (!made) return findPulled(tx, { scope, target, requestId });
  const act = { at: made.pulledAt.getTime(), actor: by, action: "stop.pulled", target: `stop:${id}` };
  await appendAudit(tx.$client, [{ ...act, before: null, after: { scope, target, reason } }]);
  return id;
}

async function findPulled(
  tx: Transaction,
  { scope, target, requestId }: { scope: StopScope; target: string; requestId: string },
): Promise<string> {
  const holds = and(eq(stops.scope, scope), eq(stops.target, target), isNull(stops.releasedAt));
  const [known] = await tx
    .select({ id: stops.id })
    .from(stops)
    .where(or(eq(stops.requestId, requestId), holds))
    .orderBy(sql`${stops.requestId} = ${requestId} desc`)
    .limit(1);
  if (known) return known.id;
  throw new RunRefusal("illegal-move", "The stop was released at this very moment. Pull it once more.");
}

async function storeRelease(tx: Transaction, by: Principal, order: ReleaseOrder): Promise<string> {
  const known = await lockStop(tx, order);
  if (known.releasedAt !== null) return known.id;
  const { reason, requestId } = order;
  const [released] = await tx
    .update(stops)
    .set({
      releasedById: by.id,
      releasedByName: by.name,
      releasedAt: sql`clock_timestamp()`,
      releaseReason: reason,
      releaseRequestId: requestId,
    })
    .where(eq(stops.id, known.id))
    .returning();
  const { scope, target, id } = known;
  const at = released?.releasedAt?.getTime() ?? known.pulledAt.getTime();
  const act = { at, actor: by, action: "stop.released", target: `stop:${id}` };
  const before = { scope, target, reason: known.reason };
  await appendAudit(tx.$client, [{ ...act, before, after: { reason } }]);
  return id;
}

/** The stop that is meant, locked; one that this request released before, if it did. */
async function lockStop(tx: Transaction, order: ReleaseOrder): Promise<typeof stops.$inferSelect> {
  const { stopId, scope, target = "", requestId } = order;
  if (stopId === undefined && scope === undefined) {
    throw new RunRefusal("bad-input", "Say which stop to release: its id, or its scope.", { field: "scope" });
  }
  const holds = and(eq(stops.scope, scope ?? "all"), eq(stops.target, target), isNull(stops.releasedAt));
  const [found] = await tx
    .select()
    .from(stops)
    .where(or(eq(stops.releaseRequestId, requestId), stopId === undefined ? holds : eq(stops.id, stopId)))
    .orderBy(sql`${stops.releaseRequestId} = ${requestId} desc nulls last`)
    .limit(1)
    .for("update");
  if (found) return found;
  const what = stopId === undefined ? "Nothing is stopped there" : "There is no such stop";
  throw new RunRefusal("not-found", `${what}; it may have been released by somebody else.`);
}

async function findStop({ db }: OrderDeps, stopId: string): Promise<StopRow> {
  const [found] = await db.orm.select(stopColumns).from(stops).where(eq(stops.id, stopId));
  if (!found) throw new RunRefusal("not-found", "There is no such stop.");
  return showStop(found);
}

/** In an emergency a switch that refuses is worse than one that is early: any name is taken. */
function targetOf({ scope, target = "" }: PullOrder): string {
  if (scope === "all") return "";
  if (target !== "") return target;
  throw new RunRefusal("bad-input", `Say which ${scope} to stop.`, { field: "target" });
}
