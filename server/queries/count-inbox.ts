import { type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { approvals } from "#db/tables/approvals";
import { type Asker, INBOX_TABS, type InboxTab, inboxTab } from "./inbox-tab";

/** How many requests each tab of the asker's inbox holds, what is open over all, and what of it is overdue. */
export type InboxCounts = Record<InboxTab, number> & { open: number; overdue: number };

/** Counts every tab in one pass over what is open and what was decided lately. */
export async function countInbox({ orm }: Pick<Database, "orm">, asker: Asker): Promise<InboxCounts> {
  const count = (condition: SQL | undefined) =>
    sql<number>`count(*) filter (where ${condition ?? sql`true`})::int`;
  const isOpen = sql`${approvals.status} = 'pending'`;
  const [mine, team, unassigned, waiting, snoozed, done] = INBOX_TABS.map((tab) => inboxTab(tab, asker));
  const [counts] = await orm
    .select({
      mine: count(mine),
      team: count(team),
      unassigned: count(unassigned),
      waiting: count(waiting),
      snoozed: count(snoozed),
      done: count(done),
      open: count(isOpen),
      overdue: count(sql`${isOpen} and ${approvals.dueAt} < now()`),
    })
    .from(approvals)
    .where(sql`${isOpen} or ${inboxTab("done", asker)}`);
  return counts ?? { mine: 0, team: 0, unassigned: 0, waiting: 0, snoozed: 0, done: 0, open: 0, overdue: 0 };
}
