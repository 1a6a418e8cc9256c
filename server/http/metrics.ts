import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Auth } from "#server/auth/auth";
import { authenticateRequest } from "#server/auth/authenticate-request";
import { isAllowed } from "#server/auth/permissions";
import type { WorkCounts } from "#server/queries/count-work";

type MetricsDeps = { auth: Auth; countWork(): Promise<WorkCounts> };

/**
 * `/metrics` in the Prometheus text format, for keys and people who may read runs: this process (processor,
 * memory, event loop), the work in the database, and the facts this process committed, by type.
 */
export function createMetrics({ auth, countWork }: MetricsDeps) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const facts = new Counter({
    name: "botarmy_facts_total",
    help: "Facts committed by this process, by type.",
    labelNames: ["type"],
    registers: [registry],
  });
  const tell = createWorkGauges(registry);
  return {
    /** Counts what was committed. */
    see(commits: readonly { events: readonly { type: string }[] }[]): void {
      for (const { events } of commits) for (const { type } of events) facts.inc({ type });
    },

    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const principal = await authenticateRequest(auth, request);
      if (!principal) return refuse(response, 401, "Send a key: Authorization: Bearer <key>.");
      if (!isAllowed(principal, "runs.read")) return refuse(response, 403, "This key may not read runs.");
      tell(await countWork());
      response.writeHead(200, { "content-type": registry.contentType, "cache-control": "no-store" });
      response.end(await registry.metrics());
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

function createWorkGauges(registry: Registry): (counts: WorkCounts) => void {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `botarmy_${name}`, help, labelNames, registers: [registry] });
  const runs = gauge("runs", "Unfinished runs, by status.", ["status"]);
  const tasks = gauge("tasks", "Unfinished tasks, by status.", ["status"]);
  const oldest = gauge("oldest_queued_task_seconds", "How long the first task of the queue has waited.");
  const approvals = gauge("open_approvals", "Requests that wait for a person.");
  const overdue = gauge("overdue_approvals", "Requests that wait past their time limit.");
  const workers = gauge("workers", "Workers that gave a sign of life within 10 s.");
  return (counts) => {
    for (const status of ["pending", "running", "paused"] as const) runs.set({ status }, counts[status]);
    tasks.set({ status: "queued" }, counts.queuedTasks);
    tasks.set({ status: "running" }, counts.runningTasks);
    oldest.set(counts.oldestQueuedSeconds);
    approvals.set(counts.openApprovals);
    overdue.set(counts.overdueApprovals);
    workers.set(counts.workers);
  };
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "content-type": "text/plain", "cache-control": "no-store" });
  response.end(sentence);
}
