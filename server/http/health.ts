import type { IncomingMessage, ServerResponse } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";

export type HealthFacts = {
  /** Asks the database; throws when it does not answer. */
  checkDatabase(): Promise<void>;
  isListening(): boolean;
  isStarted(): boolean;
};

const MS = 1_000_000;
const TOO_SLOW_MS = 5_000;

/**
 * `/livez`: this process answers and its event loop turns. `/readyz`: it can work: database, migrations and
 * listener; 503 with the reason otherwise, "degraded" when only polling carries the work (O3).
 */
export function createHealth(facts: HealthFacts) {
  const delay = monitorEventLoopDelay({ resolution: 50 });
  delay.enable();
  return {
    async serveLive(_: IncomingMessage, response: ServerResponse): Promise<void> {
      const lag = Math.round(delay.percentile(99) / MS);
      delay.reset();
      answer(response, lag < TOO_SLOW_MS ? 200 : 503, {
        status: lag < TOO_SLOW_MS ? "ok" : "blocked",
        lagMs: lag,
      });
    },
    async serveReady(_: IncomingMessage, response: ServerResponse): Promise<void> {
      if (!facts.isStarted())
        return answer(response, 503, { status: "starting", reason: "The program is starting." });
      try {
        await facts.checkDatabase();
      } catch {
        const reason = "The database does not answer.";
        return answer(response, 503, { status: "unavailable", reason });
      }
      if (facts.isListening()) return answer(response, 200, { status: "ok" });
      answer(response, 200, {
        status: "degraded",
        reason: "Changes of other processes are polled, not pushed.",
      });
    },
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
