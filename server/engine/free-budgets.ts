import type { Pool } from "pg";
import { budgetQuestionOf } from "#workflows/run/holds";
import type { RunState } from "#workflows/run/run-state";
import { readLimit } from "./budget-use";
import type { Journal } from "./journal";
import type { Commit } from "./journal-options";
import { submitEach } from "./submit-each";

const SENTENCE = "The limit was changed.";

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
  await submitEach(
    rows,
    ({ id, runId }) => journal.submit(runId, { type: "freeBudget", approvalId: id, sentence: SENTENCE }),
    onTrouble,
  );
}

/**
 * Lets the runs go on for which the budget is another than when they were refused: what one run was allowed more
 * of, others of its project may wait for; and a question may come after the limit it asks about was raised.
 */
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
  for (const { state } of commits.filter(({ events }) =>
    events.some(({ type }) => type === "budget.exhausted"),
  )) {
    freeLateQuestion(pool, journal, state).catch((error) =>
      onTrouble("A run that asks about a budget was not told of more.", error),
    );
  }
}

async function freeLateQuestion(pool: Pool, journal: Journal, state: RunState): Promise<void> {
  const { approvalId, refusal } = budgetQuestionOf(state) ?? {};
  if (!approvalId || !refusal || refusal.unit === "attempts" || refusal.unit === "hours") return;
  const limit = await readLimit(pool, refusal, refusal.unit);
  if (limit !== null && limit <= refusal.limit) return;
  await journal.submit(state.runId, { type: "freeBudget", approvalId, sentence: SENTENCE });
}
