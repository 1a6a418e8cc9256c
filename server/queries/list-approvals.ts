import { and, eq, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { approvals } from "#db/tables/approvals";
import { runs } from "#db/tables/runs";
import type { Page } from "#server/auth/members";
import type { ApprovalStatus } from "#workflows/run/run-state";
import { type ApprovalCursor, orderFor, writeCursor } from "./approval-order";
import { type ApprovalRow, approvalColumns, finalDecision, showApproval } from "./approval-row";
import { type Asker, type InboxTab, inboxTab } from "./inbox-tab";
import { containing } from "./like-pattern";
import type { Reading } from "./reading";

export type ApprovalFilter = {
  status: ApprovalStatus[];
  runId?: string;
  /** The id of a member, or null for what nobody was asked in person. */
  assignee?: string | null;
  /** Put aside until later (true), or not (false). */
  isSnoozed?: boolean;
  /** Words of the question, the run's title, the step or the agent. */
  search?: string;
  /** One tab of the inbox, as the asker sees it. */
  tab?: InboxTab;
  /** `oldest` unless it is given; `urgent`: overdue, due, what holds up most steps, oldest. Only for what waits. */
  sort?: "oldest" | "urgent";
};

/**
 * Requests for a person. What waits comes oldest first, what was decided newest first, a mix by its runs,
 * newest first.
 */
export async function listApprovals(
  reading: Pick<Reading, "db" | "findWorkflow" | "now">,
  asker: Asker,
  filter: ApprovalFilter,
  { cursor, limit }: { cursor?: ApprovalCursor; limit: number },
): Promise<Page<ApprovalRow>> {
  const order = orderFor(filter);
  const now = reading.now();
  const found = await reading.db.orm
    .select(approvalColumns)
    .from(approvals)
    .innerJoin(runs, eq(runs.id, approvals.runId))
    .leftJoin(...finalDecision)
    .where(and(...conditions(filter, asker), order.present, cursor && order.behind(cursor)))
    .orderBy(...order.by)
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await Promise.all(
      shown.map(async (row) =>
        showApproval(row, (await reading.findWorkflow(row.workflowVersion)).definition, now),
      ),
    ),
    nextCursor: found.length > limit && last ? writeCursor(order.cursorOf(last)) : null,
  };
}

function conditions(
  { status, runId, assignee, isSnoozed, search, tab }: ApprovalFilter,
  asker: Asker,
): (SQL | undefined)[] {
  return [
    tab === undefined ? inArray(approvals.status, status) : inboxTab(tab, asker),
    runId === undefined ? undefined : eq(approvals.runId, runId),
    assignee === undefined ? undefined : matchesAssignee(assignee),
    isSnoozed === undefined
      ? undefined
      : sql`(coalesce(${approvals.snoozedUntil} > now(), false)) = ${isSnoozed}`,
    search === undefined ? undefined : matchesWords(containing(search)),
  ];
}

function matchesAssignee(assignee: string | null): SQL {
  return assignee === null ? isNull(approvals.assignee) : eq(sql`${approvals.assignee}::text`, assignee);
}

function matchesWords(pattern: string): SQL | undefined {
  return or(
    ilike(approvals.question, pattern),
    ilike(runs.title, pattern),
    ilike(approvals.stepKey, pattern),
    ilike(approvals.agent, pattern),
  );
}
