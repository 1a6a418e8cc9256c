import type { Database } from "#db/client";

/** The run of an approval, and what the decision id was used for before, if anything. */
export type DecisionPlace = { runId: string; decidedFor: string | null };

export async function findDecisionPlace(
  { pool }: Database,
  approvalId: string,
  decisionId: string,
): Promise<DecisionPlace | undefined> {
  const { rows } = await pool.query<DecisionPlace>({
    name: "find-decision-place",
    text: `select a.run_id as "runId", d.approval_id as "decidedFor"
      from approvals a left join decisions d on d.id = $2 where a.id = $1`,
    values: [approvalId, decisionId],
  });
  return rows[0];
}
