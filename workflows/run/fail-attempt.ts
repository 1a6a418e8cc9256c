import type { StepNode } from "../definition/definition";
import { ENGINE } from "./actor";
import { surroundingsOf } from "./definition-index";
import { openIncident } from "./open-incident";
import type { Turn } from "./turn";

type Failure = { reason: string; message: string; retryable: boolean; retryAfterMs: number | null };

const LONGEST_BACKOFF_MS = 3_600_000;
const LONGEST_RETRY_AFTER_MS = 86_400_000;

/**
 * Another attempt after a growing wait, then an incident; a settling branch just fails (product.md 3.6, 3.9).
 * Unsafe work is never repeated by itself (formats.md 2.1).
 */
export function failAttempt(turn: Turn, stepKey: string, node: StepNode, failure: Failure): void {
  const failures = (turn.step(stepKey)?.failures ?? 0) + 1;
  const place = turn.place(stepKey);
  const mayRepeat = failure.retryable && node.effect !== "unsafe";
  if (mayRepeat && failures < node.retry.attempts) {
    const sentence = `Attempt ${failures} of ${node.retry.attempts} failed: ${failure.message}`;
    const dueAt = turn.at + waitAfter(failures, node, failure);
    const feedback = feedbackFor(failure);
    return turn.record("step.retried", { ...place, code: "attempt-failed", sentence, dueAt, feedback });
  }
  const times = failures === 1 ? "once" : `${failures} times`;
  const sentence = `Failed ${times}: ${failure.message}`;
  if (surroundingsOf(turn.index, stepKey).settles) {
    return turn.record("step.failed", { ...place, code: failure.reason, sentence, final: false });
  }
  openIncident(turn, stepKey, failure.reason, sentence);
}

/** Milliseconds until the next attempt: what the provider asks for, else doubled each time. */
function waitAfter(failures: number, { retry }: StepNode, { retryAfterMs }: Failure): number {
  if (retryAfterMs !== null) return Math.min(Math.max(retryAfterMs, 0), LONGEST_RETRY_AFTER_MS);
  return Math.min(retry.backoffMs * 2 ** (failures - 1), LONGEST_BACKOFF_MS);
}

/** An answer that did not validate is retried with the error (product.md 5). */
function feedbackFor({ reason, message }: Failure): { by: string; comment: string } | null {
  return reason === "invalid-answer" ? { by: ENGINE.name, comment: message } : null;
}
