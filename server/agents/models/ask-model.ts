import { pauseAfter } from "./breaker";
import { callInTurn } from "./call-in-turn";
import type { Asked, ModelLine, Question } from "./model-line";
import type { CallFault } from "./read-fault";
import type { Timing } from "./timing";

/** Calls of one question at most: a provider in trouble is not asked forever (E23). */
const MOST_CALLS = 4;

/**
 * Asks a model, and again when the provider was busy or in trouble before it wrote anything: after what it asks
 * for, or a growing pause. What breaks off in the middle of a text fails the attempt, so that the next begins
 * with an empty page. Every call is recorded, also an aborted one; then it throws the abort's reason.
 */
export async function askModel(line: ModelLine, question: Question): Promise<Asked> {
  for (let calls = 1; ; calls += 1) {
    const called = await callInTurn(line, question);
    question.abort.throwIfAborted();
    if (called.kind !== "failed") return called;
    const { fault, hasText, openMs } = called;
    const pause = Math.max(openMs, pauseFor(fault, calls, line.timing));
    const isInTime = line.timing.now() + pause < question.deadline;
    if (!fault.isRetryable || hasText || calls === MOST_CALLS || !isInTime) return { kind: "failed", fault };
    await line.timing.wait(pause, question.abort);
  }
}

/** At first what the provider asks for; when that did not help, a pause that grows. */
function pauseFor({ retryAfterMs }: CallFault, calls: number, timing: Timing): number {
  if (retryAfterMs !== null && calls === 1) return retryAfterMs;
  return Math.max(retryAfterMs ?? 0, pauseAfter(calls - 1, timing));
}
