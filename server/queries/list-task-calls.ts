import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { modelCalls } from "#db/tables/model-calls";
import { RunRefusal } from "#workflows/run/refusal";
import { readTexts } from "./read-texts";

type Stored = typeof modelCalls.$inferSelect;

/** A call of a model. Times in milliseconds, cost in US dollars (null: nobody knows the price). */
export type TaskCall = Omit<Stored, "startedAt" | "textsPurgedAt"> & {
  startedAt: string;
  /** When what was said in it was deleted, long after the run's end. */
  textsPurgedAt: string | null;
};

/** What a model was told and said; `raw` is its answer as it came, where its text does not tell everything. */
export type CallText = TaskCall & { prompt: string; answer: string; raw: string | null };

/** The calls of an attempt, in order. */
export async function listTaskCalls({ orm }: Database, taskId: string): Promise<TaskCall[]> {
  const calls = await orm
    .select()
    .from(modelCalls)
    .where(eq(modelCalls.taskId, taskId))
    .orderBy(asc(modelCalls.startedAt));
  return calls.map(showCall);
}

/** Refuses with `not-found`, and with `history-deleted` what was deleted long after the run's end. */
export async function findCall(db: Database, callId: string): Promise<CallText> {
  const [found] = await db.orm.select().from(modelCalls).where(eq(modelCalls.id, callId));
  if (!found) throw new RunRefusal("not-found", "There is no such call of a model.");
  if (found.textsPurgedAt) {
    const message = "What was said in this call was deleted long after the run's end, as the settings say.";
    throw new RunRefusal("history-deleted", message);
  }
  return { ...showCall(found), ...(await readCallTexts(db, found)) };
}

/** The words of one call. */
export async function readCallTexts(
  db: Database,
  { promptSha256, answerSha256, rawSha256 }: Pick<Stored, "promptSha256" | "answerSha256" | "rawSha256">,
) {
  const textOf = await readTexts(db, [promptSha256, answerSha256, ...(rawSha256 ? [rawSha256] : [])]);
  return {
    prompt: textOf(promptSha256),
    answer: textOf(answerSha256),
    raw: rawSha256 === null ? null : textOf(rawSha256),
  };
}

function showCall({ startedAt, textsPurgedAt, ...call }: Stored): TaskCall {
  return {
    ...call,
    startedAt: startedAt.toISOString(),
    textsPurgedAt: textsPurgedAt?.toISOString() ?? null,
  };
}
