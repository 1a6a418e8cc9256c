import type { Pool } from "pg";
import type { Journal } from "./journal";
import type { Commit } from "./journal-options";
import { submitEach } from "./submit-each";

/**
 * Lets the runs of a project try again that ask about a budget, because a limit changed: where there still is no
 * room they ask anew.
 */
export async function freeBudgets(
  pool: Pool,
  journal: Journal,
  project: string,
  onTrouble: (message: string, error: unknown) => void,
): Promise<void> {
  const { rows } = await pool.query<{ id: string; runId: string }>({
    name: "budget-questions",
    text: `select a.id, a.run_id as "runId" from approvals a join runs r on r.id = a.run_id
      where a.status = 'pending' and a.topic = 'budget' and r.project = $1`,
    values: [project],
  });
  const sentence = "The limit was changed.";
  await submitEach(
    rows,
    ({ id, runId }) => journal.submit(runId, { type: "freeBudget", approvalId: id, sentence }),
    onTrouble,
  );
}

/** What one run was allowed more of, others of its project may have been waiting for. */
export function freeRaisedBudgets(
  pool: Pool,
  journal: Journal,
  commits: readonly Commit[],
  onTrouble: (message: string, error: unknown) => void,
): void {
  const raised = commits.filter(({ events }) => events.some(({ type }) => type === "budget.raised"));
  for (const project of new Set(raised.map(({ state }) => state.project))) {
    freeBudgets(pool, journal, project, onTrouble).catch((error) =>
      onTrouble("Runs that wait for a budget were not told of more.", error),
    );
  }
}
