import { actorOf, type Principal } from "#server/auth/principal";
import type { KeptAnswer } from "#workflows/run/run-state";
import type { Answer } from "#workflows/run/signals";
import type { OrderDeps } from "./order-deps";

export type EarlyAnswer = { runId: string; requestId: string; name: string; answer: Answer; reason: string };

/** The answers that wait for their questions, as the API shows them; times are ISO 8601. */
export type KeptAnswers = {
  kept: { name: string; answer: Answer; by: { id: string; name: string }; at: string }[];
};

/**
 * Answers a question that is still to come (E15). When it comes, the answer is that person's decision; what no
 * question asked for is listed when the run ends. The same request id again changes nothing.
 */
export async function answerAhead(
  { engine }: Pick<OrderDeps, "engine">,
  by: Principal,
  { runId, ...order }: EarlyAnswer,
): Promise<KeptAnswers> {
  const { state } = await engine.journal.submit(runId, { type: "answerAhead", ...order, by: actorOf(by) });
  return { kept: showKept(state.keptAnswers ?? {}) };
}

function showKept(kept: Record<string, KeptAnswer>): KeptAnswers["kept"] {
  return Object.entries(kept).map(([name, { answer, by, at }]) => ({
    name,
    answer,
    by: { id: by.id, name: by.name },
    at: new Date(at).toISOString(),
  }));
}
