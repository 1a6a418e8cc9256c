import { asc, desc, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { approvals } from "#db/tables/approvals";
import type { ApprovalStatus } from "#workflows/run/run-state";

/** Where a list of requests goes on: what it is ordered by, in that order, and the id. */
export type ApprovalCursor = { due: string; blocks: number; at: Date | null; id: string };

type Place = { id: string; requestedAt: Date; decidedAt: Date | null; dueAt: Date | null; blocks: number };

export type ApprovalOrder = {
  by: SQL[];
  /** What has to be there to stand in the list at all. */
  present: SQL | undefined;
  behind(cursor: ApprovalCursor): SQL;
  cursorOf(last: Place): ApprovalCursor;
};

const DECIDED: readonly ApprovalStatus[] = ["approved", "amended", "rejected"];

type Wanted = { status: readonly ApprovalStatus[]; tab?: string; sort?: "oldest" | "urgent" };

/** The order of a list of requests; each has its index. */
export function orderFor({ status, tab, sort }: Wanted): ApprovalOrder {
  if (tab === "done") return NEWEST_DECIDED;
  if (tab !== undefined || status.every((one) => one === "pending"))
    return sort === "urgent" ? URGENT : OLDEST;
  return status.every((one) => DECIDED.includes(one)) ? NEWEST_DECIDED : NEWEST;
}

const { requestedAt, decidedAt, dueAt, blocks, id } = approvals;

function cursorOf(last: Place): ApprovalCursor {
  const due = last.dueAt?.toISOString() ?? NEVER;
  return { due, blocks: last.blocks, at: last.requestedAt, id: last.id };
}

const NEVER = "infinity";

const time = (at: Date | null) => sql`${at?.toISOString() ?? NEVER}::timestamptz`;

/** What waits, oldest first. */
const OLDEST: ApprovalOrder = {
  by: [asc(requestedAt), asc(id)],
  present: undefined,
  behind: (cursor) => sql`(${requestedAt}, ${id}) > (${time(cursor.at)}, ${cursor.id}::text)`,
  cursorOf,
};

const due = sql`coalesce(${dueAt}, 'infinity')`;

/** What waits, as it is worked off: overdue and due by their limits, then what holds up most steps, then by age. */
const URGENT: ApprovalOrder = {
  by: [sql`${due} asc`, sql`(-${blocks}) asc`, asc(requestedAt), asc(id)],
  present: undefined,
  behind: (cursor) =>
    sql`(${due}, (-${blocks}), ${requestedAt}, ${id}) > (${cursor.due}::timestamptz, ${-cursor.blocks}::int, ${time(cursor.at)}, ${cursor.id}::text)`,
  cursorOf,
};

const NEWEST_DECIDED: ApprovalOrder = {
  by: [desc(decidedAt), desc(id)],
  present: isNotNull(decidedAt),
  behind: (cursor) => sql`(${decidedAt}, ${id}) < (${time(cursor.at)}, ${cursor.id}::text)`,
  cursorOf: (last) => ({ ...cursorOf(last), at: last.decidedAt }),
};

/** A mix, by its runs. */
const NEWEST: ApprovalOrder = {
  by: [desc(id)],
  present: undefined,
  behind: (cursor) => lt(id, cursor.id),
  cursorOf,
};

/** The cursor as callers hold it: opaque to them. */
export function writeCursor({ due: until, blocks: count, at, id: last }: ApprovalCursor): string {
  return Buffer.from(JSON.stringify([until, count, at?.toISOString() ?? null, last])).toString("base64url");
}

const Moment = z.iso.datetime();
const Stored = z.tuple([
  z.union([z.literal(NEVER), Moment]),
  z.number().int().min(0).max(1_000_000),
  Moment.nullable(),
  z.string().min(1).max(200),
]);

/** Reads what `writeCursor` wrote; anything else does not fit. */
export const ApprovalCursorText = z
  .string()
  .max(600)
  .transform((text, context): ApprovalCursor => {
    const stored = Stored.safeParse(parseJson(Buffer.from(text, "base64url").toString("utf8")));
    if (stored.success) {
      const [until, count, at, last] = stored.data;
      return { due: until, blocks: count, at: at === null ? null : new Date(at), id: last };
    }
    context.addIssue({ code: "custom", message: "is not a cursor of this list" });
    return z.NEVER;
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
