import type { Agent, AgentTask, Outcome, WriteText } from "./agent-port";

/** What came of an attempt; `dropped`: it was aborted from outside and nobody waits for it. */
export type Performed = Outcome | { kind: "dropped" };

/**
 * Lets an agent perform, within its time limit. An agent that throws has failed; one that was aborted by the
 * time limit may be tried again; one that was aborted from outside is dropped.
 */
export async function performTask(
  agent: Agent,
  build: () => Promise<AgentTask>,
  timeoutMs: number,
  write: WriteText,
  abort: AbortSignal,
): Promise<Performed> {
  const limit = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([abort, limit]);
  try {
    const outcome = await Promise.race([
      build().then((task) => agent.perform(task, write, either)),
      whenAborted(either),
    ]);
    if (abort.aborted) return { kind: "dropped" };
    return limit.aborted ? timedOut(timeoutMs) : outcome;
  } catch (error) {
    if (abort.aborted) return { kind: "dropped" };
    if (limit.aborted) return timedOut(timeoutMs);
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", reason: "unexpected", message, retryable: true, retryAfterMs: null };
  }
}

function timedOut(timeoutMs: number): Outcome {
  const message = `The attempt took longer than its limit of ${timeoutMs / 1000} s.`;
  return { kind: "failed", reason: "timeout", message, retryable: true, retryAfterMs: null };
}

/** Rejects at the abort, so that an agent that does not listen cannot hold its worker. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
