import type { StepNode } from "../definition/definition";
import { definitionKey } from "./definition-index";
import { openIncident } from "./open-incident";
import type { Turn } from "./turn";

type Failure = { reason: string; message: string; retryable: boolean; retryAfterMs: number | null };

/** Another attempt after a growing wait, then an incident; a settling branch just fails (product.md 3.6, 3.9). */
export function failAttempt(turn: Turn, stepKey: string, node: StepNode, failure: Failure): void {
  const failures = (turn.step(stepKey)?.failures ?? 0) + 1;
  const place = turn.place(stepKey);
  if (failure.retryable && failures < node.retry.attempts) {
    const wait = failure.retryAfterMs ?? node.retry.backoffMs * 2 ** (failures - 1);
    const sentence = `Attempt ${failures} of ${node.retry.attempts} failed: ${failure.message}`;
    const dueAt = turn.at + wait;
    return turn.record("step.retried", { ...place, code: "attempt-failed", sentence, dueAt, feedback: null });
  }
  const times = failures === 1 ? "once" : `${failures} times`;
  const sentence = `Failed ${times}: ${failure.message}`;
  if (turn.index.around.get(definitionKey(stepKey))?.settles) {
    return turn.record("step.failed", { ...place, code: failure.reason, sentence, final: false });
  }
  openIncident(turn, stepKey, failure.reason, sentence);
}
