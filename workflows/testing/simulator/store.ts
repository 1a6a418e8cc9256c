import type { WorkflowDefinition } from "../../definition/definition";
import type { Advance } from "../../run/advance";
import type { RunEvent } from "../../run/events";
import { checkInvariants } from "../../run/invariants";
import { hasEnded, type RunState, stepOf, unstartedRun } from "../../run/run-state";
import type { Signal } from "../../run/signals";

/** A task as every peer sees it; each claim raises the fence. */
export type StoredTask = {
  taskId: string;
  runId: string;
  stepKey: string;
  worker: string | null;
  fence: number;
};

type StoredRun = { state: RunState; events: RunEvent[]; timers: Map<string, number> };

/** What one commit brings: an advance by a signal from the state at `expected`, for a peer to begin with. */
export type Write = { signal: Signal; move: Advance; expected: number; worker: string | null };

/**
 * Stands for the database: commits whole advances under the guards of the journal (J1, J4) and keeps nothing
 * else. Every state that it commits is checked.
 */
export class Store {
  readonly #runs = new Map<string, StoredRun>();
  readonly tasks = new Map<string, StoredTask>();
  /** When each worker last showed that it lives. */
  readonly renewed = new Map<string, number>();
  readonly violations: string[] = [];

  constructor(
    readonly definition: WorkflowDefinition,
    runIds: readonly string[],
  ) {
    for (const runId of runIds) {
      this.#runs.set(runId, { state: unstartedRun(runId), events: [], timers: new Map() });
    }
  }

  get runIds(): string[] {
    return [...this.#runs.keys()];
  }

  read(runId: string): StoredRun {
    const run = this.#runs.get(runId);
    if (!run) throw new Error(`There is no run ${runId}.`);
    return run;
  }

  /** False when the run moved on meanwhile or the signal names an older claim: then nothing is written. */
  commit(runId: string, { signal, move, expected, worker }: Write): boolean {
    const run = this.read(runId);
    if (run.state.seq !== expected || this.#isStale(signal, move)) return false;
    run.state = move.state;
    run.events.push(...move.events);
    if ("taskId" in signal && signal.type !== "taskStarted") this.tasks.delete(signal.taskId);
    if (signal.type === "timerFired") run.timers.delete(signal.timerKey);
    this.#obey(runId, run, move, worker);
    if (hasEnded(run.state)) this.#clear(runId, run);
    const found = checkInvariants(this.definition, run.state);
    this.violations.push(...found.map(({ rule, sentence }) => `${rule}: ${sentence}`));
    this.violations.push(...this.#taskFaults(runId, run.state));
    return true;
  }

  /** The whole history of every run, checked once more at the end. */
  examine(): string[] {
    const found = [...this.#runs.values()].flatMap(({ state, events }) =>
      checkInvariants(this.definition, state, events),
    );
    return [...this.violations, ...found.map(({ rule, sentence }) => `${rule}: ${sentence}`)];
  }

  #isStale(signal: Signal, move: Advance): boolean {
    if (signal.type !== "taskSucceeded" && signal.type !== "taskFailed") return false;
    if (move.events.some(({ type }) => type === "step.fenced")) return false;
    return this.tasks.get(signal.taskId)?.fence !== signal.fence;
  }

  #obey(runId: string, run: StoredRun, { commands }: Advance, worker: string | null): void {
    for (const command of commands) {
      if (command.type === "setTimer") run.timers.set(command.timerKey, command.dueAt);
      if (command.type === "abortTask") this.tasks.delete(command.taskId);
      if (command.type !== "performTask") continue;
      const { taskId, stepKey } = command;
      this.tasks.set(taskId, { taskId, runId, stepKey, worker, fence: worker === null ? 0 : 1 });
    }
  }

  /** What the commands made of the tasks is what the state says: nobody works for nothing, nothing is forgotten. */
  #taskFaults(runId: string, state: RunState): string[] {
    const wanted = state.open.flatMap((key) => {
      const step = stepOf(state, key);
      return step?.stage === "queued" || step?.stage === "working" ? [step.taskId] : [];
    });
    const forgotten = wanted.filter((taskId) => !this.tasks.has(taskId));
    const idle = [...this.tasks.values()].filter(
      (task) => task.runId === runId && !wanted.includes(task.taskId),
    );
    return [
      ...forgotten.map((taskId) => `the task ${taskId} is nowhere`),
      ...idle.map(({ taskId }) => `the task ${taskId} is for nothing`),
    ];
  }

  #clear(runId: string, run: StoredRun): void {
    run.timers.clear();
    for (const [id, task] of this.tasks) if (task.runId === runId) this.tasks.delete(id);
  }
}
