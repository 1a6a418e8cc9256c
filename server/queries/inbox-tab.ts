import { and, eq, gte, not, or, type SQL, sql } from "drizzle-orm";
import { approvals } from "#db/tables/approvals";
import { decisions } from "#db/tables/decisions";

/** Who looks into the inbox: what is theirs and what they may decide depends on it. */
export type Asker = { id: string; role: string; mayDecide: boolean };

/**
 * The tabs of the inbox (experience.md 3). `mine`: asked in person. `team`: everything one may decide.
 * `unassigned`: nobody was asked in person. `waiting`: only somebody else can go on with it. `snoozed`: put aside.
 * `done`: decided in the last 30 days. What is put aside is in no other tab.
 */
export const INBOX_TABS = ["mine", "team", "unassigned", "waiting", "snoozed", "done"] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

const DONE_DAYS = 30;

const isPending = eq(approvals.status, "pending");
const isSnoozed = sql`coalesce(${approvals.snoozedUntil} > now(), false)`;
const isAwake = and(isPending, sql`not ${isSnoozed}`);
const isUnassigned = sql`${approvals.assignee} is null and ${approvals.alsoAsked} = '[]'::jsonb`;

/** What is in a tab. */
export function inboxTab(tab: InboxTab, asker: Asker): SQL | undefined {
  switch (tab) {
    case "mine":
      return and(isAwake, isAsked(asker));
    case "team":
      return and(isAwake, mayDecide(asker));
    case "unassigned":
      return and(isAwake, isUnassigned);
    case "waiting":
      return and(isAwake, isForOthers(asker));
    case "snoozed":
      return and(isPending, isSnoozed);
    case "done":
      return gte(approvals.decidedAt, sql`now() - make_interval(days => ${DONE_DAYS})`);
  }
}

/** In person: as the assignee, as one whom an escalation added. */
function isAsked({ id }: Asker): SQL {
  return sql`(${approvals.assignee}::text = ${id} or ${approvals.alsoAsked} ? ${id})`;
}

/** By role, and neither kept from it nor done with it already. */
function mayDecide(asker: Asker): SQL | undefined {
  if (!asker.mayDecide) return sql`false`;
  const ofRole = asker.role === "owner" ? undefined : not(eq(approvals.role, "owner"));
  const isKept = sql`${approvals.excludes} ? ${asker.id}`;
  const hasVoted = sql`exists (select from ${decisions} v where v.approval_id = ${approvals.id}
    and not v.is_final and v.by_id = ${asker.id})`;
  return and(ofRole, not(isKept), not(hasVoted));
}

/** Somebody else was asked in person and has time left, or one may not decide it oneself. */
function isForOthers(asker: Asker): SQL | undefined {
  const may = mayDecide(asker) ?? sql`true`;
  const isTheirs = sql`not (${isUnassigned}) and ${approvals.escalatedAt} is null`;
  const others = and(isTheirs, sql`not ${isAsked(asker)}`);
  return or(sql`not (${may})`, others);
}
