import type { Database } from "#db/client";
import type { ApprovalHop } from "./approval-detail";

type Fact = { at: Date; type: string; sentence: string };
type Act = { at: Date; action: string; id: string; name: string };

/** What happened to a request while it waited: what the clock did, and whom people asked. Oldest first. */
export async function listHops(
  { pool }: Pick<Database, "pool">,
  runId: string,
  approvalId: string,
): Promise<ApprovalHop[]> {
  const [facts, acts] = await Promise.all([
    pool.query<Fact>(
      `select at, type, data ->> 'sentence' as sentence from run_events where run_id = $1
         and type in ('approval.reminded', 'approval.overdue', 'approval.expired') and data ->> 'approvalId' = $2`,
      [runId, approvalId],
    ),
    pool.query<Act>(
      `select at, action, actor_id as id, body::jsonb -> 'actor' ->> 'name' as name from audit where target = $1
         and action in ('approval.assigned', 'approval.escalated', 'approval.snoozed') order by seq`,
      [`approval:${approvalId}`],
    ),
  ]);
  const hops = [
    ...facts.rows.map(({ at, type, sentence }) => hop(type, at.getTime(), sentence, null)),
    ...acts.rows.map(hopOf),
  ];
  return hops.sort((one, other) => (one.at < other.at ? -1 : 1));
}

const KINDS = ["reminded", "overdue", "expired", "assigned", "escalated", "snoozed"] as const;

function hop(type: string, at: number, sentence: string, by: ApprovalHop["by"]): ApprovalHop {
  const kind = KINDS.find((one) => type === `approval.${one}`) ?? "reminded";
  return { at: new Date(at).toISOString(), kind, sentence, by };
}

const SENTENCES: Record<string, string> = {
  "approval.assigned": "changed who is asked",
  "approval.escalated": "asked one more person",
  "approval.snoozed": "changed until when it is put aside",
};

function hopOf({ at, action, id, name }: Act): ApprovalHop {
  return hop(action, at.getTime(), `${name} ${SENTENCES[action] ?? "changed it"}.`, { id, name });
}
