import { advance } from "../../run/advance";
import { RunRefusal } from "../../run/refusal";
import { hasEnded, type RunState } from "../../run/run-state";
import type { Signal } from "../../run/signals";
import type { Agenda } from "./agenda";
import type { Chance } from "./chance";
import type { Store, StoredTask } from "./store";

/** What goes wrong, as probabilities; all 0 when the faults are over. */
export type Faults = {
  /** A commit does not reach the store. */
  commitLost: number;
  /** It does, and its reply does not come back. */
  replyLost: number;
  /** At a beat: the program dies, is cut off from the store, or stops in an orderly way. */
  death: number;
  cutOff: number;
  stop: number;
};

/** What all peers share. `perform` is what an agent answers, and how long it takes. */
export type World = {
  store: Store;
  agenda: Agenda;
  chance: Chance;
  faults: Faults;
  perform(task: StoredTask, state: RunState): { signal: Signal; afterMs: number };
};

/** What came of a signal. `gone`: the peer died before it could say. */
export type Answer = "done" | "refused" | "gone";

const BEAT_MS = 3 * 60_000;
const LEASE_MS = 10 * 60_000;
const RETRY_MS = 60_000;
const ROOM = 4;
const MOST_TRIES = 3;

/**
 * One program: keeps the runs it moved in memory, claims tasks, takes over what dead peers left, and fires
 * timers, as the engine does. Its memory may be stale; the store's guards have to make that harmless.
 */
export class Peer {
  #life = 0;
  #isRunning = false;
  #worker = "";
  #isCutOff = false;
  #atWork = 0;
  readonly #known = new Map<string, RunState>();
  /** Claims it has begun to work at. */
  readonly #begun = new Set<string>();

  constructor(
    readonly name: string,
    private readonly world: World,
  ) {
    this.start();
  }

  start(): void {
    this.#life += 1;
    this.#worker = `${this.name}.${this.#life}`;
    this.#isRunning = true;
    this.#isCutOff = false;
    this.#atWork = 0;
    this.#known.clear();
    this.#begun.clear();
    this.world.store.renewed.set(this.#worker, this.world.agenda.now);
    this.#beatLater(0);
  }

  /** Sends a signal until it is committed or refused, as the journal does: again after every fault. */
  submit(runId: string, signal: Signal, tell: (answer: Answer) => void = () => undefined, tries = 0): void {
    if (!this.#isRunning) return void this.world.agenda.after(RETRY_MS, () => tell("gone"));
    const life = this.#life;
    const again = (after: number) =>
      this.world.agenda.after(after, () => {
        if (life === this.#life) this.submit(runId, signal, tell, tries + 1);
        else tell("gone");
      });
    if (this.#isCutOff || this.world.chance.happens(this.world.faults.commitLost)) return again(RETRY_MS);
    const remembered = this.#known.get(runId);
    const state = remembered ?? this.world.store.read(runId).state;
    this.#known.delete(runId);
    const { store, agenda, chance, faults } = this.world;
    const move = tryAdvance(() => advance(store.definition, state, signal, agenda.now));
    const isIdle = move === null || (move.events.length === 0 && signal.type !== "timerFired");
    if (isIdle && remembered) return again(0);
    if (isIdle) return tell(move === null ? "refused" : "done");
    const worker = this.#atWork < ROOM ? this.#worker : null;
    if (!store.commit(runId, { signal, move, expected: state.seq, worker })) {
      return "fence" in signal && tries >= MOST_TRIES ? tell("refused") : again(0);
    }
    if (chance.happens(faults.replyLost)) return again(RETRY_MS);
    if (!hasEnded(move.state)) this.#known.set(runId, move.state);
    if (worker !== null) this.#begin(move.commands.flatMap((one) => taskOf(store, one)));
    tell("done");
  }

  #beatLater(ms: number): void {
    const life = this.#life;
    this.world.agenda.after(ms, () => {
      if (life === this.#life) this.#beat();
    });
  }

  #beat(): void {
    const { chance, faults, agenda } = this.world;
    if (chance.happens(faults.death)) return this.#end(() => undefined);
    if (chance.happens(faults.stop)) return this.#end(() => this.#release());
    if (chance.happens(faults.cutOff)) this.#isCutOff = true;
    if (this.#isCutOff && (faults.cutOff === 0 || chance.happens(0.1))) this.#isCutOff = false;
    this.#beatLater(BEAT_MS * chance.between(0.5, 1.5));
    if (this.#isCutOff) return;
    this.world.store.renewed.set(this.#worker, agenda.now);
    this.#fireTimers();
    this.#takeOver();
    this.#claim();
    this.#adopt();
  }

  /** Gone at once, or after handing back what it holds; it comes back later as somebody else. */
  #end(last: () => void): void {
    last();
    this.#isRunning = false;
    this.world.store.renewed.delete(this.#worker);
    this.#life += 1;
    this.world.agenda.after(this.world.chance.between(0, 2 * LEASE_MS), () => this.start());
  }

  #release(): void {
    for (const task of this.world.store.tasks.values()) if (task.worker === this.#worker) task.worker = null;
  }

  #fireTimers(): void {
    const { store, agenda } = this.world;
    for (const runId of store.runIds) {
      for (const [timerKey, dueAt] of store.read(runId).timers) {
        if (dueAt <= agenda.now) this.submit(runId, { type: "timerFired", timerKey });
      }
    }
  }

  #takeOver(): void {
    const { store } = this.world;
    for (const { taskId, runId, fence, worker } of [...store.tasks.values()]) {
      if (worker === null || worker === this.#worker || this.#isAlive(worker)) continue;
      this.submit(runId, { type: "taskLost", taskId, fence, worker });
    }
  }

  #isAlive(worker: string): boolean {
    const renewedAt = this.world.store.renewed.get(worker);
    return renewedAt !== undefined && this.world.agenda.now - renewedAt < LEASE_MS;
  }

  #claim(): void {
    for (const task of this.world.store.tasks.values()) {
      if (this.#atWork >= ROOM) return;
      if (task.worker !== null) continue;
      task.worker = this.#worker;
      task.fence += 1;
      this.#begin([task]);
    }
  }

  /** What it holds and does not know of: the reply to a commit was lost (J5). */
  #adopt(): void {
    for (const task of this.world.store.tasks.values()) {
      if (task.worker === this.#worker) this.#begin([task]);
    }
  }

  #begin(tasks: readonly StoredTask[]): void {
    for (const { ...task } of tasks) {
      const claim = `${this.#worker} ${task.taskId} ${task.fence}`;
      if (task.worker !== this.#worker || this.#begun.has(claim)) continue;
      this.#begun.add(claim);
      this.#atWork += 1;
      this.#perform(task);
    }
  }

  #perform(task: StoredTask): void {
    const { store, agenda, perform } = this.world;
    const { taskId, fence, runId } = task;
    const life = this.#life;
    const outcome = perform(task, store.read(runId).state);
    this.submit(runId, { type: "taskStarted", taskId, fence, worker: this.#worker });
    agenda.after(outcome.afterMs, () => {
      if (life !== this.#life) return;
      this.#atWork -= 1;
      this.submit(runId, outcome.signal);
    });
  }
}

function taskOf(store: Store, command: { type: string; taskId?: string }): StoredTask[] {
  const task = command.type === "performTask" && command.taskId ? store.tasks.get(command.taskId) : undefined;
  return task ? [task] : [];
}

function tryAdvance<Result>(attempt: () => Result): Result | null {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof RunRefusal) return null;
    throw error;
  }
}
