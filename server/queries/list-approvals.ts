import { and, asc, desc, eq, ilike, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { approvals } from "#db/tables/approvals";
import { runs } from "#db/tables/runs";
import type { Page } from "#server/auth/members";
import type { ApprovalStatus } from "#workflows/run/run-state";
import { type ApprovalRow, approvalColumns, finalDecision, showApproval } from "./approval-row";
import { containing } from "./like-pattern";
import type { Reading } from "./reading";
import { type TimeCursor, writeTimeCursor } from "./time-cursor";

export type ApprovalFilter = {
  status: ApprovalStatus[];
  runId?: string;
  /** The id of a member, or null for what nobody was asked in person. */
  assignee?: string | null;
  /** Put aside until later (true), or not (false). */
  isSnoozed?: boolean;
  /** Words of the question, the run's title, the step or the agent. */
  search?: string;
};

/**
 * Requests for a person. What waits comes oldest first, what was decided newest first, a mix by its runs,
 * newest first.
 */
export async function listApprovals(
  reading: Pick<Reading, "db" | "findWorkflow">,
  filter: ApprovalFilter,
  { cursor, limit }: { cursor?: TimeCursor; limit: number },
): Promise<Page<ApprovalRow>> {
  const order = orderFor(filter.status);
  const found = await reading.db.orm
    .select(approvalColumns)
    .from(approvals)
    .innerJoin(runs, eq(runs.id, approvals.runId))
    .leftJoin(...finalDecision)
    .where(and(...conditions(filter), order.present, cursor && behind(order, cursor)))
    .orderBy(...order.by)
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const at = last && (order.column === approvals.decidedAt ? last.decidedAt : last.requestedAt);
  return {
    items: await Promise.all(
      shown.map(async (row) =>
        showApproval(row, (await reading.findWorkflow(row.workflowVersion)).definition),
      ),
    ),
    nextCursor: found.length > limit && last && at ? writeTimeCursor({ at, id: last.id }) : null,
  };
}

function conditions({ status, runId, assignee, isSnoozed, search }: ApprovalFilter): (SQL | undefined)[] {
  return [
    inArray(approvals.status, status),
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

type Order = { column: PgColumn | null; isRising: boolean; by: SQL[]; present: SQL | undefined };

const DECIDED: readonly ApprovalStatus[] = ["approved", "amended", "rejected"];

/** Each has its index. */
function orderFor(status: readonly ApprovalStatus[]): Order {
  const { requestedAt, decidedAt, id } = approvals;
  if (status.every((one) => one === "pending")) {
    return { column: requestedAt, isRising: true, by: [asc(requestedAt), asc(id)], present: undefined };
  }
  if (status.every((one) => DECIDED.includes(one))) {
    const present = isNotNull(decidedAt);
    return { column: decidedAt, isRising: false, by: [desc(decidedAt), desc(id)], present };
  }
  return { column: null, isRising: false, by: [desc(id)], present: undefined };
}

function behind({ column, isRising }: Order, { at, id }: TimeCursor): SQL {
  if (column === null) return lt(approvals.id, id);
  const place = sql`(${at.toISOString()}::timestamptz, ${id}::text)`;
  return isRising
    ? sql`(${column}, ${approvals.id}) > ${place}`
    : sql`(${column}, ${approvals.id}) < ${place}`;
}
