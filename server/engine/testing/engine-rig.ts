import { createHash, randomUUID } from "node:crypto";
import type { Database } from "#db/client";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";
import type { Actor } from "#workflows/run/actor";
import type { RunState } from "#workflows/run/run-state";
import type { SignalOf } from "#workflows/run/signals";
import type { Agent, Roster } from "../agent-port";
import { Engine, type EngineOptions } from "../engine";
import type { Commit } from "../journal-options";
import type { PinnedWorkflow } from "../run-move";

export const ann: Actor = { kind: "person", id: "u-ann", name: "Ann", role: "owner" };
export const bob: Actor = { kind: "person", id: "u-bob", name: "Bob", role: "approver" };

/** A workflow from YAML text, as the journal pins it. Throws with its problems when it is not right. */
export function pinnedFrom(source: string): PinnedWorkflow & { file: string; source: string } {
  const { definition, problems } = parseWorkflow({ file: "test.yaml", pack: "test", source });
  if (!definition) throw new Error(problems.map((problem) => problem.message).join("\n"));
  const sha256 = createHash("sha256").update(source).digest("hex");
  return { sha256, definition, templates: {}, file: "test.yaml", source };
}

/** Everybody is played by the same agent. */
export function rosterOf(agent: Agent): Roster {
  const persona = { role: "analyst", name: "Test", title: "Test", persona: "" };
  return { find: (id) => ({ agent, persona: { id, ...persona } }) };
}

/** `roster` wins over the one agent that plays everybody. */
export type RigOptions = { agent: Agent } & Partial<Pick<EngineOptions, "concurrency" | "onText" | "roster">>;

/** An engine on a test's database, with what tests order and wait for. */
export class EngineRig {
  readonly engine: Engine;
  readonly commits: Commit[] = [];
  readonly troubles: string[] = [];
  /** Runs that other processes told of. */
  readonly elsewhere: string[] = [];
  /** How often lists were to be fetched again because of what happened beside this process's runs. */
  listsTold = 0;

  constructor(
    readonly database: Database & { url: string },
    { agent, concurrency = 8, onText = () => undefined, roster }: RigOptions,
  ) {
    this.engine = new Engine({
      pool: database.pool,
      url: database.url,
      roster: roster ?? rosterOf(agent),
      concurrency,
      onText,
      onCommits: (commits) => this.commits.push(...commits),
      onElsewhere: (runIds) => {
        this.listsTold += 1;
        this.elsewhere.push(...(runIds ?? []));
      },
      onTrouble: (message, error) =>
        this.troubles.push(`${message} ${error instanceof Error ? error.message : error}`),
    });
  }

  /** Starts a run of a workflow; answers its id. */
  async startRun(
    workflow: ReturnType<typeof pinnedFrom>,
    given: Partial<SignalOf<"startRun">> = {},
  ): Promise<string> {
    await this.engine.workflows.pin(workflow);
    const runId = given.runId ?? randomUUID();
    await this.engine.journal.submit(runId, startSignal(runId, workflow.sha256, given), [], 60_000);
    return runId;
  }

  /** Starts as many runs of a workflow, all at once; the workflow is pinned once. */
  async startRuns(workflow: ReturnType<typeof pinnedFrom>, count: number): Promise<string[]> {
    await this.engine.workflows.pin(workflow);
    const runIds = Array.from({ length: count }, () => randomUUID());
    const start = (runId: string) =>
      this.engine.journal.submit(runId, startSignal(runId, workflow.sha256), [], 60_000);
    await Promise.all(runIds.map(start));
    return runIds;
  }

  async read(runId: string): Promise<RunState> {
    const state = await this.engine.journal.readRun(runId, { fresh: true });
    if (!state) throw new Error(`There is no run ${runId}.`);
    return state;
  }

  /** Waits until the run is as wanted; fails after `withinMs` with what it was instead. */
  async waitFor(runId: string, isMeant: (state: RunState) => boolean, withinMs = 60_000): Promise<RunState> {
    const giveUpAt = performance.now() + withinMs;
    for (;;) {
      const state = await this.read(runId);
      if (isMeant(state)) return state;
      if (performance.now() > giveUpAt)
        throw new Error(`Not reached: ${JSON.stringify({ standing: state.standing, open: state.open })}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  waitForStatus(runId: string, status: RunState["standing"]["status"], withinMs?: number): Promise<RunState> {
    return this.waitFor(runId, (state) => state.standing.status === status, withinMs);
  }

  /** How many rows a query counts. */
  async count(query: string, values: unknown[] = []): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(
      `select count(*)::int as count from ${query}`,
      values,
    );
    return rows[0]?.count ?? 0;
  }
}

export function startSignal(
  runId: string,
  workflowSha: string,
  given: Partial<SignalOf<"startRun">> = {},
): SignalOf<"startRun"> {
  return {
    type: "startRun",
    runId,
    workflowSha,
    sequence: null,
    title: "A test",
    input: { idea: "A tennis booking app" },
    oversight: "low",
    project: "default",
    answers: {},
    unanswered: "ask",
    by: ann,
    requestId: randomUUID(),
    ...given,
  };
}

/** A plan that a person approves, then what is built from it. */
export const gated = pinnedFrom(`
workflow:
  id: gated
  name: Gated
  sequence:
    - { id: plan, agent: analyst, creates: plan.md, gate: after }
    - { id: build, agent: coder, requires: plan.md, creates: build.md }
`);
