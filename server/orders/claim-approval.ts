import type { Principal } from "#server/auth/principal";
import { CLAIM_MS, type ClaimRow, showClaim } from "#server/queries/claim-row";
import { RunRefusal } from "#workflows/run/refusal";
import type { OrderDeps } from "./order-deps";

type Claiming = Pick<OrderDeps, "db" | "engine">;

/** Who looks at a request, and whether that is whoever asked. */
export type Claimed = { approvalId: string; claim: ClaimRow | null; isMine: boolean };

type Row = { claimedBy: string | null; claimedByName: string | null; claimedAt: Date | null; isNew: boolean };

/** Nobody's, one's own, taken over, or not renewed for too long: of the row as it is when it is written. */
const IS_FREE =
  "(a.claimed_by is null or a.claimed_by = $2 or $4 or a.claimed_at < clock_timestamp() - make_interval(secs => $5))";

/**
 * Says that somebody looks at a request, for the next 15 minutes; the same person again makes it longer. While
 * somebody else does, the answer names that person, unless `takesOver`. A claim hinders nobody from deciding.
 * Refuses with `not-found` also what is closed.
 */
export async function claimApproval(
  { db, engine }: Claiming,
  by: Principal,
  { approvalId, takesOver }: { approvalId: string; takesOver: boolean },
): Promise<Claimed> {
  const { rows } = await db.pool.query<Row>(
    `with old as (select claimed_by, claimed_at from approvals where id = $1 for update)
     update approvals a set
       claimed_by = case when ${IS_FREE} then $2 else a.claimed_by end,
       claimed_by_name = case when ${IS_FREE} then $3 else a.claimed_by_name end,
       claimed_at = case when ${IS_FREE} then clock_timestamp() else a.claimed_at end
     from old where a.id = $1 and a.status = 'pending'
     returning a.claimed_by as "claimedBy", a.claimed_by_name as "claimedByName", a.claimed_at as "claimedAt",
       (old.claimed_by is distinct from a.claimed_by
         or old.claimed_at < clock_timestamp() - make_interval(secs => $5)) as "isNew"`,
    [approvalId, by.id, by.name, takesOver, CLAIM_MS / 1_000],
  );
  const [row] = rows;
  if (!row) throw new RunRefusal("not-found", "There is no such open request.");
  if (row.isNew) engine.tellInbox();
  return { approvalId, claim: showClaim(row, engine.clock.now()), isMine: row.claimedBy === by.id };
}

/** Ends one's own claim; anybody else's stays. */
export async function releaseApproval(
  { db, engine }: Claiming,
  by: Principal,
  { approvalId }: { approvalId: string },
): Promise<Claimed> {
  const { rowCount } = await db.pool.query(
    `update approvals set claimed_by = null, claimed_by_name = null, claimed_at = null
     where id = $1 and claimed_by = $2`,
    [approvalId, by.id],
  );
  if (rowCount) engine.tellInbox();
  return { approvalId, claim: null, isMine: false };
}
