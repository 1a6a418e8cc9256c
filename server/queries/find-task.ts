import { eq } from "drizzle-orm";
import { artifacts } from "#db/tables/artifacts";
import { runs } from "#db/tables/runs";
import { tasks } from "#db/tables/tasks";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import type { Handoff } from "#workflows/run/handoff";
import { RunRefusal } from "#workflows/run/refusal";
import { handoffOf, type RunState, stepOf, unstartedRun } from "#workflows/run/run-state";
import type { Feedback } from "#workflows/run/step-state";
import { type ArtifactRow, showArtifact } from "./artifact-row";
import { type WithIsoTimes, withIsoTimes } from "./iso-times";
import { listTaskCalls, readCallTexts, type TaskCall } from "./list-task-calls";
import type { ListedTask } from "./list-tasks";
import type { Reading } from "./reading";
import { showTask, taskColumns } from "./task-row";

/** An attempt with exactly what its agent was given, and what it made. */
export type TaskDetail = ListedTask & {
  given: ArtifactRow[];
  handoff: WithIsoTimes<Handoff> | null;
  feedback: Feedback[];
  /** Every call of a model that it took, in order; `agents.modelCall` tells the words of each. */
  calls: TaskCall[];
  /** What a model was told and said in the last of them; null for agents that are none, and once it was deleted. */
  prompt: string | null;
  answer: string | null;
  /** What the agent said of its work; null until it handed something in. */
  summary: string | null;
  confidence: number | null;
  confidenceReason: string;
  openQuestions: string[];
  outputs: ArtifactRow[];
};

const NO_WORDS = { prompt: null, answer: null };

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
  const history = await readHistory(task.runId);
  const atStart = stateAtStart(task.runId, history, taskId);
  const calls = await listTaskCalls(db, taskId);
  const last = calls.at(-1);
  const words = last && !last.textsPurgedAt ? await readCallTexts(db, last) : NO_WORDS;
  const step = stepOf(atStart, task.stepKey);
  const ofRun = await db.orm.select().from(artifacts).where(eq(artifacts.runId, task.runId));
  const handoff = step?.handoffId ? handoffOf(atStart, step.handoffId) : undefined;
  return {
    ...showTask(task),
    given: (step?.given ?? []).flatMap((id) => ofRun.filter((one) => one.id === id).map(showArtifact)),
    handoff: handoff ? withIsoTimes(handoff) : null,
    feedback: step?.feedback ?? [],
    calls,
    prompt: words.prompt,
    answer: words.answer,
    ...sayingOf(history, taskId),
    outputs: ofRun.filter((one) => one.taskId === taskId).map(showArtifact),
  };
}

type Saying = Pick<TaskDetail, "summary" | "confidence" | "confidenceReason" | "openQuestions">;
const SAID_NOTHING: Saying = { summary: null, confidence: null, confidenceReason: "", openQuestions: [] };

/** What the agent said when it handed in: the first word about the step after the attempt was made. */
function sayingOf(history: RunEvent[], taskId: string): Saying {
  const made = history.findIndex((event) => event.type === "step.scheduled" && event.data.taskId === taskId);
  const scheduled = history[made];
  if (scheduled?.type !== "step.scheduled") return SAID_NOTHING;
  for (const event of history.slice(made + 1)) {
    if (!("stepKey" in event.data) || event.data.stepKey !== scheduled.data.stepKey) continue;
    if (event.type === "step.scheduled") break;
    const isResult = event.type === "approval.requested" && event.data.kind === "result";
    if (event.type !== "step.completed" && !isResult) continue;
    const { summary, confidence, doubts } = event.data;
    return {
      summary,
      confidence,
      confidenceReason: doubts?.reason ?? "",
      openQuestions: doubts?.questions ?? [],
    };
  }
  return SAID_NOTHING;
}

/** The run as it was when the attempt was made: what the agent was given stands there. */
function stateAtStart(runId: string, history: RunEvent[], taskId: string): RunState {
  const made = history.findIndex((event) => event.type === "step.scheduled" && event.data.taskId === taskId);
  return evolve(unstartedRun(runId), history.slice(0, made + 1));
}
