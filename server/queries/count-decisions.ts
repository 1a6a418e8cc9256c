import type { Database } from "#db/client";

/** How requests were answered lately. Times in seconds from the request to the decision. */
export type DecisionStats = {
  days: number;
  open: number;
  oldestOpenAt: string | null;
  decided: number;
  /** Decisions that time limits took; they are in no other figure but `decided`. */
  byPolicy: number;
  byAction: { approve: number; amend: number; revise: number; reject: number; answer: number };
  /** Of what was decided on documents and plans, the part that was approved or amended; null when nothing was. */
  approvalRate: number | null;
  medianSeconds: number | null;
};

type Row = DecisionStats["byAction"] & { byPolicy: number; medianSeconds: number | null };

export async function countDecisions({ pool }: Database, days: number): Promise<DecisionStats> {
  const [open, decided] = await Promise.all([
    pool.query<{ open: number; oldest: Date | null }>(
      "select count(*) as open, min(requested_at) as oldest from approvals where status = 'pending'",
    ),
    pool.query<Row>(
      `select ${ACTIONS.map((action) => `count(*) filter (where d.action = '${action}' and ${BY_PEOPLE}) as ${action}`).join(", ")},
         count(*) filter (where not (${BY_PEOPLE})) as "byPolicy",
         percentile_cont(0.5) within group (order by extract(epoch from a.decided_at - a.requested_at))
           filter (where ${BY_PEOPLE}) as "medianSeconds"
       from approvals a join decisions d on d.approval_id = a.id and d.is_final
       where a.decided_at >= now() - make_interval(days => $1)`,
      [days],
    ),
  ]);
  const { medianSeconds, byPolicy, ...byAction } = decided.rows[0] ?? NONE;
  const judged = byAction.approve + byAction.amend + byAction.revise + byAction.reject;
  return {
    days,
    open: open.rows[0]?.open ?? 0,
    oldestOpenAt: open.rows[0]?.oldest?.toISOString() ?? null,
    decided: judged + byAction.answer + byPolicy,
    byPolicy,
    byAction,
    approvalRate: judged === 0 ? null : (byAction.approve + byAction.amend) / judged,
    medianSeconds,
  };
}

const ACTIONS = ["approve", "amend", "revise", "reject", "answer"] as const;
const NONE = { approve: 0, amend: 0, revise: 0, reject: 0, answer: 0, byPolicy: 0, medianSeconds: null };
/** `DEADLINE_POLICY` of the core. */
const BY_PEOPLE = "d.by_id <> 'policy:deadline'";
