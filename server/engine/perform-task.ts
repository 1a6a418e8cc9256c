import type { Agent, AgentTask, Budget, Outcome, WriteText } from "./agent-port";

/** What came of an attempt; `dropped`: it was aborted from outside and nobody waits for it. */
export type Performed = Outcome | { kind: "dropped" };

/**
 * Lets an agent perform, within its time limit. An agent that throws has failed; one that was aborted by the
 * time limit may be tried again; one that was aborted from outside is dropped. The limit aborts through the same
 * controller: one for each attempt is all that many short attempts should cost.
 */
export async function performTask(
  agent: Agent,
  build: () => Promise<AgentTask>,
  timeoutMs: number,
  write: WriteText,
  abort: AbortController,
  budget?: Budget,
): Promise<Performed> {
  const { signal } = abort;
  const expire = () => abort.abort(new TimeLimit(timeoutMs));
  const timer = setTimeout(expire, Math.min(timeoutMs, LONGEST_TIMER_MS));
  try {
    const outcome = await Promise.race([
      build().then((task) => agent.perform(task, write, signal, budget)),
      whenAborted(signal),
    ]);
    return signal.aborted ? afterAbort(signal) : outcome;
  } catch (error) {
    if (signal.aborted) return afterAbort(signal);
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", reason: "unexpected", message, retryable: true, retryAfterMs: null };
  } finally {
    clearTimeout(timer);
  }
}

/** What Node counts to; a longer timer would go off at once (E21). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

class TimeLimit extends Error {
  constructor(timeoutMs: number) {
    super(`The attempt took longer than its limit of ${timeoutMs / 1000} s.`);
  }
}

function afterAbort({ reason }: AbortSignal): Performed {
  if (!(reason instanceof TimeLimit)) return { kind: "dropped" };
  return { kind: "failed", reason: "timeout", message: reason.message, retryable: true, retryAfterMs: null };
}

/** Rejects at the abort, so that an agent that does not listen cannot hold its worker. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
