import { advance } from "#workflows/run/advance";
import type { Command } from "#workflows/run/commands";
import type { RunEvent } from "#workflows/run/events";
import { RunRefusal } from "#workflows/run/refusal";
import { hasEnded, type RunState, stepOf } from "#workflows/run/run-state";
import type { Signal } from "#workflows/run/signals";
import { type Claim, claimKey } from "./find-stale-claims";
import type { Submitted } from "./journal-options";
import type { NewContent, PinnedWorkflow, RunMove } from "./run-move";
import { StartedAlready } from "./started-already";

/** A signal on its way, and whom to tell. `giveUpAt` by this process's steady clock, in milliseconds. */
export type Pending = {
  signal: Signal;
  contents: NewContent[];
  giveUpAt: number;
  tries: number;
  /** It may have been done before: the run is read, also for a start. */
  readFirst: boolean;
  resolve(submitted: Submitted): void;
  reject(error: unknown): void;
};

/** A run as the journal last committed or read it. */
export type KnownRun = { state: RunState; workflow: PinnedWorkflow };

type Told = { pending: Pending; outcome: { state: RunState; events: RunEvent[] } | { refusal: RunRefusal } };

const SNAPSHOT_EVERY = 100;

/** What the waiting signals of one run come to. Nobody is told anything before the commit (J3). */
export class MoveInTheMaking {
  readonly #told: Told[] = [];
  readonly events: RunEvent[] = [];
  readonly commands: Command[] = [];
  after: RunState;

  constructor(
    readonly runId: string,
    private readonly known: KnownRun,
    pendings: readonly Pending[],
    private readonly at: number,
  ) {
    this.after = known.state;
    for (const pending of pendings) this.#take(pending);
  }

  #take(pending: Pending): void {
    try {
      const events = this.#advance(pending.signal);
      this.#told.push({ pending, outcome: { state: this.after, events } });
    } catch (error) {
      if (!(error instanceof RunRefusal)) throw error;
      this.#told.push({ pending, outcome: { refusal: error } });
    }
  }

  #advance(signal: Signal): RunEvent[] {
    const { definition } = this.known.workflow;
    const { state, events, commands } = advance(definition, this.after, signal, this.at);
    this.after = state;
    this.events.push(...events);
    this.commands.push(...commands);
    return events;
  }

  /** New tasks that a worker holds from the beginning start with the same commit: nobody has to report it. */
  start(leased: ReadonlySet<string>, worker: string): void {
    for (const { taskId } of this.newTasks()) {
      if (leased.has(taskId)) this.#advance({ type: "taskStarted", taskId, fence: 1, worker });
    }
  }

  /** True when there is something to write: facts, or a timer that is done with. */
  get changes(): boolean {
    return this.#effective().length > 0;
  }

  /** Tasks that want a worker, in order. */
  newTasks(): Extract<Command, { type: "performTask" }>[] {
    const aborted = this.abortedTasks();
    return this.commands.flatMap((command) =>
      command.type === "performTask" && !aborted.includes(command.taskId) ? [command] : [],
    );
  }

  abortedTasks(): string[] {
    return this.commands.flatMap((command) => (command.type === "abortTask" ? [command.taskId] : []));
  }

  toMove(leased: ReadonlySet<string>): RunMove {
    const { state: before, workflow } = this.known;
    const { after, events, commands } = this;
    const told = this.#effective();
    const contents = told.flatMap(({ pending }) => pending.contents);
    const signals = told.map(({ pending }) => pending.signal);
    const claims = told.flatMap(claimOf);
    return {
      workflow,
      before,
      after,
      events,
      commands,
      signals,
      claims,
      contents,
      leased,
      withSnapshot: this.#wantsSnapshot(),
    };
  }

  /** What to keep in memory: a run that rests is dropped. */
  knownAfter(): KnownRun | null {
    return isAtRest(this.after) ? null : { state: this.after, workflow: this.known.workflow };
  }

  /** The signals that came in, to be advanced again. */
  pendings(): Pending[] {
    return this.#told.map(({ pending }) => pending);
  }

  resolve(): void {
    for (const { pending, outcome } of this.#told) {
      if ("refusal" in outcome) pending.reject(outcome.refusal);
      else pending.resolve(outcome);
    }
  }

  /** Claims that failed again and again: because they are old, or because somebody else moves the run as well. */
  claimsInDoubt(): Claim[] {
    return this.#told.flatMap(({ pending: { tries, signal } }) =>
      tries >= 2 && "fence" in signal ? [signal] : [],
    );
  }

  /** The guard failed: somebody else moved the run, or a report names an old claim. Answers what to try again. */
  afterGuardFailed(stale: ReadonlySet<string>): Pending[] {
    const isStart = this.known.state.seq === 0;
    return this.#told.flatMap(({ pending }) => {
      pending.tries += 1;
      const wasRead = pending.readFirst;
      pending.readFirst = true;
      const { signal } = pending;
      if (isStart && wasRead) pending.reject(new StartedAlready());
      else if ("fence" in signal && stale.has(claimKey(signal))) pending.reject(staleClaim());
      else return [pending];
      return [];
    });
  }

  /** What was recorded, and timers that are done with; of a repeat nothing is written, alone or among others. */
  #effective(): Told[] {
    return this.#told.filter(
      ({ pending, outcome }) =>
        "events" in outcome && (outcome.events.length > 0 || pending.signal.type === "timerFired"),
    );
  }

  #wantsSnapshot(): boolean {
    const crossed =
      Math.floor(this.after.seq / SNAPSHOT_EVERY) > Math.floor(this.known.state.seq / SNAPSHOT_EVERY);
    return crossed || isAtRest(this.after);
  }
}

function isAtRest(state: RunState): boolean {
  return (
    hasEnded(state) ||
    !state.open.some((key) => {
      const stage = stepOf(state, key)?.stage;
      return stage === "queued" || stage === "working";
    })
  );
}

/** The claim that a report builds on; one recorded as late builds on none. */
function claimOf({ pending: { signal }, outcome }: Told): Claim[] {
  const isReport =
    signal.type === "taskSucceeded" ||
    signal.type === "taskAsked" ||
    signal.type === "taskFailed" ||
    signal.type === "taskRefused";
  const isLate = "events" in outcome && outcome.events.some(({ type }) => type === "step.fenced");
  return isReport && !isLate ? [{ taskId: signal.taskId, fence: signal.fence }] : [];
}

function staleClaim(): RunRefusal {
  return new RunRefusal("stale-task", "Another worker has taken this task over; the result is not used.");
}
