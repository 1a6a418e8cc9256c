import { randomUUID } from "node:crypto";
import { type Database, openDatabase } from "#db/client";
import type { AgentTask, Outcome, Roster } from "#server/engine/agent-port";
import { Engine } from "#server/engine/engine";
import type { Commit } from "#server/engine/journal-options";
import type { Actor } from "#workflows/run/actor";
import type { BenchWorkflow } from "../bench-workflows";
import { quietLog } from "../start-server";

/** What every step returns. */
export const RESULT = "x".repeat(200);
/** The connections of the product's own pool. */
const POOL = 12;
/** More than any workload has at once, so that no task waits for a place. */
const TASKS_AT_ONCE = 2_048;

export type Watcher = {
  /** Called after each commit. */
  onCommits?(commits: Commit[]): void;
  /** Called when a step begins. */
  onPerform?(task: AgentTask): void;
};

/** The whole engine, as the server makes it, with an agent that does nothing. */
export class BenchEngine {
  readonly engine: Engine;
  readonly database: Database;

  constructor(url: string, watcher: Watcher) {
    this.database = openDatabase(url, { max: POOL, log: quietLog });
    this.engine = new Engine({
      pool: this.database.pool,
      url,
      roster: idleRoster(watcher),
      concurrency: TASKS_AT_ONCE,
      onCommits: (commits) => watcher.onCommits?.(commits),
      onText: () => undefined,
      onElsewhere: () => undefined,
      onTrouble: (message, error) => console.warn(message, error),
    });
  }

  async startRun(workflow: BenchWorkflow, runId: string): Promise<void> {
    await this.engine.journal.submit(runId, {
      type: "startRun",
      runId,
      workflowSha: workflow.sha256,
      sequence: null,
      title: "A run of the benchmark",
      input: { idea: "A tennis booking app" },
      oversight: "low",
      project: "default",
      answers: {},
      unanswered: "ask",
      by: LAUNCHER,
      requestId: randomUUID(),
    });
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await this.database.close();
  }
}

export const LAUNCHER: Actor = { kind: "person", id: "bench", name: "Bench", role: "owner" };
const NO_USAGE = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };

function idleRoster(watcher: Watcher): Roster {
  const agent = {
    model: "none",
    async perform(task: AgentTask): Promise<Outcome> {
      watcher.onPerform?.(task);
      return {
        kind: "succeeded",
        documents: task.wanted.map(({ name }) => ({ name, mediaType: "text/markdown", content: RESULT })),
        findings: {},
        confidence: 1,
        summary: "",
        model: "none",
        usage: NO_USAGE,
      };
    },
  };
  return { find: (id) => ({ agent, persona: { id, role: "bench", name: id, title: "", persona: "" } }) };
}
