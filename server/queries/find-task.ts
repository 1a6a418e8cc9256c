import { eq } from "drizzle-orm";
import { artifacts } from "#db/tables/artifacts";
import { runs } from "#db/tables/runs";
import { tasks } from "#db/tables/tasks";
import { evolve } from "#workflows/run/evolve";
import type { Handoff } from "#workflows/run/handoff";
import { RunRefusal } from "#workflows/run/refusal";
import { handoffOf, type RunState, stepOf, unstartedRun } from "#workflows/run/run-state";
import type { Feedback } from "#workflows/run/step-state";
import { type ArtifactRow, showArtifact } from "./artifact-row";
import { type WithIsoTimes, withIsoTimes } from "./iso-times";
import type { ListedTask } from "./list-tasks";
import type { Reading } from "./reading";
import { showTask, taskColumns } from "./task-row";

/** An attempt with exactly what its agent was given, and what it made. */
export type TaskDetail = ListedTask & {
  given: ArtifactRow[];
  handoff: WithIsoTimes<Handoff> | null;
  feedback: Feedback[];
  /** What a model was told and said; null for agents that are none. */
  prompt: string | null;
  answer: string | null;
  outputs: ArtifactRow[];
};

/** Refuses with `not-found`. */
export async function findTask(
  { db, readHistory }: Pick<Reading, "db" | "readHistory">,
  taskId: string,
): Promise<TaskDetail> {
  const [task] = await db.orm
    .select({ ...taskColumns, runTitle: runs.title })
    .from(tasks)
    .innerJoin(runs, eq(runs.id, tasks.runId))
    .where(eq(tasks.id, taskId));
  if (!task) throw new RunRefusal("not-found", "There is no such task.");
  const atStart = stateAtStart(task.runId, await readHistory(task.runId), taskId);
  const step = stepOf(atStart, task.stepKey);
  const ofRun = await db.orm.select().from(artifacts).where(eq(artifacts.runId, task.runId));
  const handoff = step?.handoffId ? handoffOf(atStart, step.handoffId) : undefined;
  return {
    ...showTask(task),
    given: (step?.given ?? []).flatMap((id) => ofRun.filter((one) => one.id === id).map(showArtifact)),
    handoff: handoff ? withIsoTimes(handoff) : null,
    feedback: step?.feedback ?? [],
    prompt: null,
    answer: null,
    outputs: ofRun.filter((one) => one.taskId === taskId).map(showArtifact),
  };
}

/** The run as it was when the attempt was made: what the agent was given stands there. */
function stateAtStart(
  runId: string,
  history: Awaited<ReturnType<Reading["readHistory"]>>,
  taskId: string,
): RunState {
  const made = history.findIndex((event) => event.type === "step.scheduled" && event.data.taskId === taskId);
  return evolve(unstartedRun(runId), history.slice(0, made + 1));
}
