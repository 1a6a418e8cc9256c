import type { Database } from "#db/client";

/** The run of an approval, and what the decision id was used for before, if anything. */
export type DecisionPlace = { runId: string; decidedFor: string | null };

type Wanted = { approvalId: string; decisionId: string };

/** The places of decisions, in their order; undefined where there is no such approval. */
export async function findDecisionPlaces(
  { pool }: Database,
  wanted: readonly Wanted[],
): Promise<(DecisionPlace | undefined)[]> {
  const { rows } = await pool.query<DecisionPlace & { at: number }>({
    name: "find-decision-places",
    text: `select w.at::int as at, a.run_id as "runId", d.approval_id as "decidedFor"
      from unnest($1::text[], $2::text[]) with ordinality as w(approval_id, decision_id, at)
      join approvals a on a.id = w.approval_id left join decisions d on d.id = w.decision_id`,
    values: [wanted.map(({ approvalId }) => approvalId), wanted.map(({ decisionId }) => decisionId)],
  });
  const byPlace = new Map(rows.map(({ at, ...place }) => [at - 1, place]));
  return wanted.map((_, at) => byPlace.get(at));
}
