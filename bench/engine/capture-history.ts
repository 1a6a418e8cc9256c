import { randomUUID } from "node:crypto";
import { readHistory } from "#server/engine/read-history";
import type { RunEvent } from "#workflows/run/events";
import type { BenchWorkflow } from "../bench-workflows";
import type { BenchServer } from "../start-server";
import { BenchEngine, LAUNCHER } from "./bench-engine";
import { RunWatch } from "./run-watch";

/** The events of one run of a workflow, its approvals approved: the floor writes the same. */
export async function captureHistory(server: BenchServer, workflow: BenchWorkflow): Promise<RunEvent[]> {
  const { url, drop } = await server.makeDatabase();
  const watch = new RunWatch();
  const bench = new BenchEngine(url, {
    onCommits: (commits) => {
      watch.see(commits);
      for (const { runId, events } of commits) for (const event of events) approve(bench, runId, event);
    },
  });
  await bench.engine.start();
  await bench.engine.workflows.pin(workflow);
  const runId = randomUUID();
  const completed = watch.completion(runId);
  await bench.startRun(workflow, runId);
  await completed;
  const history = await readHistory(bench.database.pool, runId);
  await bench.stop();
  await drop();
  return history;
}

function approve({ engine }: BenchEngine, runId: string, event: RunEvent): void {
  if (event.type !== "approval.requested") return;
  const { approvalId, contentSha256 } = event.data;
  const decisionId = randomUUID();
  const decision = {
    approvalId,
    decisionId,
    action: "approve" as const,
    comment: "",
    contentSha256,
    amended: null,
  };
  engine.journal.submit(runId, { type: "decideApproval", ...decision, by: LAUNCHER }).catch((error) => {
    console.error(error);
  });
}
