import { asc, eq } from "drizzle-orm";
import { runs } from "#db/tables/runs";
import { tasks } from "#db/tables/tasks";
import { RunRefusal } from "#workflows/run/refusal";
import { type RunView, viewRun } from "#workflows/run/run-view";
import { type ForkRow, listForks } from "./find-fork";
import { type WithIsoTimes, withIsoTimes } from "./iso-times";
import type { Reading } from "./reading";
import { showTask, type TaskRow, taskColumns } from "./task-row";

/** Everything a run page shows, at `seq`. `tasks` holds every attempt, oldest first; cost in US dollars. */
export type RunDetail = WithIsoTimes<RunView> & {
  id: string;
  workflowId: string;
  cost: number;
  /** Runs that share its past, the newest first. */
  forks: ForkRow[];
  tasks: TaskRow[];
};

/** Refuses with `not-found`. */
export async function findRun(reading: Reading, runId: string): Promise<RunDetail> {
  const state = await reading.readRun(runId);
  if (!state) throw new RunRefusal("not-found", "There is no such run.");
  const [{ definition }, attempts, forks, [stored]] = await Promise.all([
    reading.findWorkflow(state.workflowSha),
    listAttempts(reading, runId),
    listForks(reading.db, runId),
    reading.db.orm.select({ cost: runs.cost }).from(runs).where(eq(runs.id, runId)),
  ]);
  const view = withIsoTimes(viewRun(definition, state));
  return { ...view, id: runId, workflowId: definition.id, cost: stored?.cost ?? 0, forks, tasks: attempts };
}

async function listAttempts({ db }: Reading, runId: string): Promise<TaskRow[]> {
  const found = await db.orm
    .select(taskColumns)
    .from(tasks)
    .where(eq(tasks.runId, runId))
    .orderBy(asc(tasks.queuedAt), asc(tasks.id));
  return found.map(showTask);
}
