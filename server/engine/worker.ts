import type { Pool } from "pg";
import type { SignalOf } from "#workflows/run/signals";
import type { Roster } from "./agent-port";
import type { BudgetDesk } from "./budget-desk";
import { type Attempt, buildTask, findAttempt } from "./build-task";
import { crashPoint } from "./crash-point";
import { type DescribedOutcome, describeOutcome, type Report } from "./describe-outcome";
import type { Journal } from "./journal";
import type { KnownContents } from "./known-contents";
import type { LeasedTask, LocalWorker } from "./local-worker";
import { performTask } from "./perform-task";
import type { PinnedWorkflows } from "./pinned-workflows";
import type { NewContent } from "./run-move";
import { claimTasks, putAside, readHeldTasks, releaseTasks } from "./task-queue";

export type WorkerOptions = {
  id: string;
  pool: Pool;
  journal: Journal;
  workflows: PinnedWorkflows;
  roster: Roster;
  budgets: BudgetDesk;
  contents: KnownContents;
  /** Tasks at once. */
  concurrency: number;
  /** Text being written, for the live view: `offset` counts UTF-16 units from the attempt's beginning. */
  onText(text: { runId: string; stepKey: string; taskId: string; offset: number; text: string }): void;
  onTrouble(message: string, error: unknown): void;
};

type Running = { abort: AbortController; done: Promise<void> };

/** Reports wait for the database as long as it takes: an answer that was paid for is not dropped. */
const REPORT_PATIENCE_MS = 24 * 3_600_000;

/**
 * Performs tasks: those the journal leases to it as they are made, and those it claims from the queue.
 * Every report names the claim it builds on; the journal discards what is no longer current.
 */
export class Worker implements LocalWorker {
  readonly id: string;
  readonly #running = new Map<string, Running>();
  #reserved = 0;
  #isStopping = false;
  #claiming: Promise<void> | null = null;
  #isClaimWanted = false;
  /** Tasks that nobody may do again unasked: their effect may have happened (E6), or their outcome is on its way. */
  readonly #bound = new Set<string>();

  constructor(private readonly options: WorkerOptions) {
    this.id = options.id;
  }

  get taskIds(): string[] {
    return [...this.#running.keys()];
  }

  reserve(wanted: number): number {
    const count = this.#isStopping ? 0 : Math.max(0, Math.min(wanted, this.#room()));
    this.#reserved += count;
    return count;
  }

  release(count: number): void {
    this.#reserved -= count;
  }

  /** One that is being stopped starts nothing more: `giveBack` is for what was committed to it meanwhile. */
  take(tasks: LeasedTask[]): void {
    this.#reserved -= tasks.length;
    if (this.#isStopping) return;
    for (const task of tasks) this.#start(task);
  }

  /** Starts what the database says it holds and it does not know of: the reply to a commit was lost (J5). */
  async adopt(held: readonly string[]): Promise<void> {
    const unknown = held.filter((taskId) => !this.#running.has(taskId));
    if (unknown.length === 0 || this.#isStopping) return;
    for (const task of await readHeldTasks(this.options.pool, this.id, unknown)) this.#start(task);
  }

  abort(taskId: string, because: string): void {
    this.#running.get(taskId)?.abort.abort(new Error(because));
  }

  abortAll(because: string): void {
    for (const taskId of this.#running.keys()) this.abort(taskId, because);
  }

  /** Claims as much as there is room for. A call while a claim is under way has it look once more. */
  claim(): Promise<void> {
    this.#isClaimWanted = true;
    this.#claiming ??= this.#claimAll();
    return this.#claiming;
  }

  /** Takes no more tasks and waits for those at work, `patienceMs` at most; then they are aborted. */
  async finish(patienceMs: number): Promise<void> {
    this.#isStopping = true;
    await this.#claiming;
    const all = Promise.all([...this.#running.values()].map(({ done }) => done));
    const isDone = await Promise.race([all.then(() => true), expiry(patienceMs)]);
    if (!isDone) this.abortAll("The worker stops.");
  }

  /**
   * Puts back into the queue, unspent, what it holds and works on no more. What began with an unsafe effect is left
   * to whoever finds this worker gone: a person is asked.
   */
  async giveBack(): Promise<void> {
    await releaseTasks(this.options.pool, this.id, [...this.#bound]).catch((error) =>
      this.options.onTrouble("Tasks were not given back; others take them over.", error),
    );
  }

  #room(): number {
    return this.options.concurrency - this.#running.size - this.#reserved;
  }

  async #claimAll(): Promise<void> {
    try {
      while (this.#isClaimWanted) {
        this.#isClaimWanted = false;
        if (await this.#claimSome()) this.#isClaimWanted = true;
      }
    } finally {
      this.#claiming = null;
    }
  }

  /** Answers whether there may be more than it had room for. */
  async #claimSome(): Promise<boolean> {
    const room = this.reserve(this.options.concurrency);
    if (room === 0) return false;
    let tasks: LeasedTask[] = [];
    try {
      tasks = await claimTasks(this.options.pool, this.id, room);
    } finally {
      this.release(room - tasks.length);
    }
    this.take(tasks);
    return tasks.length === room;
  }

  #start(task: LeasedTask): void {
    if (this.#running.has(task.taskId)) return;
    const abort = new AbortController();
    const done = this.#perform(task, abort).catch((error) => {
      this.options.onTrouble(`The task ${task.taskId} could not be reported.`, error);
    });
    this.#running.set(task.taskId, { abort, done });
    done.finally(() => {
      this.#running.delete(task.taskId);
      if (!this.#isStopping) this.claimWhenFull();
    });
  }

  /** A place became free: the queue may have waited for it. */
  private claimWhenFull(): void {
    if (this.#running.size === this.options.concurrency - 1) {
      this.claim().catch((error) => this.options.onTrouble("Tasks could not be claimed.", error));
    }
  }

  async #perform(task: LeasedTask, abort: AbortController): Promise<void> {
    const attempt = await this.#findAttempt(task);
    if (abort.signal.aborted) return;
    if (!attempt) return putAside(this.options.pool, this.id, task);
    const { taskId, fence } = task;
    const report: Report = { taskId, fence, worker: this.id };
    const started = task.isStarted || this.#report(task.runId, { type: "taskStarted", ...report }, []);
    const { agent, persona } = this.options.roster.find(task.agent, attempt.workflow.definition.pack);
    const build = () => buildTask(this.options.contents, attempt, task, persona);
    crashPoint("task-begun");
    const budget = this.options.budgets.open(task, attempt.state.project);
    const { timeoutMs, effect } = attempt.node;
    if (effect === "unsafe") this.#bound.add(taskId);
    const performed = await performTask(agent, build, timeoutMs, this.#writer(task), abort, budget);
    if (performed.kind !== "dropped") this.#bound.add(taskId);
    const closed = budget
      .close(performed.kind === "dropped")
      .catch((error) => this.options.onTrouble("A reservation was not given back.", error));
    if (performed.kind !== "dropped") await closed;
    crashPoint("task-performed");
    await started;
    if (performed.kind !== "dropped") {
      const { signal, contents } = describeOutcome(report, performed, attempt.workflow.templates);
      this.options.contents.keep(contents);
      await this.#report(task.runId, signal, contents);
    } else if (effect === "unsafe") {
      if (this.#isStopping) return;
      await this.#report(task.runId, { type: "taskLost", ...report }, []);
    }
    this.#bound.delete(taskId);
    crashPoint("task-reported");
  }

  /** What this process knows of a run may be older than the task: then the database is asked. */
  async #findAttempt(task: LeasedTask): Promise<Attempt | undefined> {
    const { journal, workflows } = this.options;
    for (const fresh of [false, true]) {
      const state = await journal.readRun(task.runId, { fresh });
      const attempt = state && findAttempt(await workflows.find(state.workflowSha), state, task);
      if (attempt) return attempt;
    }
    return undefined;
  }

  async #report(
    runId: string,
    signal: SignalOf<"taskStarted" | "taskLost"> | DescribedOutcome["signal"],
    contents: NewContent[],
  ): Promise<void> {
    try {
      await this.options.journal.submit(runId, signal, contents, REPORT_PATIENCE_MS);
    } catch (error) {
      this.options.onTrouble(`A report of the task ${signal.taskId} was not taken.`, error);
    }
  }

  #writer({ runId, stepKey, taskId }: LeasedTask): (text: string) => void {
    let offset = 0;
    return (text) => {
      this.options.onText({ runId, stepKey, taskId, offset, text });
      offset += text.length;
    };
  }
}

function expiry(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms).unref();
  });
}
