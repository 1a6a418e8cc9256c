import type { Reading } from "./reading";
import { riskOf } from "./risk-of";

type Row = { id: string; role: string; votesNeeded: number; stepKey: string; workflowSha: string };

/** Of these approvals, those of high risk. */
export async function findHighRisks(
  { db, findWorkflow }: Pick<Reading, "db" | "findWorkflow">,
  approvalIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await db.pool.query<Row>(
    `select a.id, a.role, a.votes_needed as "votesNeeded", a.step_key as "stepKey", r.workflow_sha as "workflowSha"
     from approvals a join runs r on r.id = a.run_id where a.id = any($1)`,
    [approvalIds],
  );
  const high = new Set<string>();
  for (const row of rows) {
    const { definition } = await findWorkflow(row.workflowSha);
    if (riskOf(row, definition) === "high") high.add(row.id);
  }
  return high;
}
