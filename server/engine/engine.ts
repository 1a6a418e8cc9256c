import type { Pool } from "pg";
import type { Roster } from "./agent-port";
import { BudgetDesk, type BudgetWarning } from "./budget-desk";
import { StopCarrier } from "./carry-stops";
import { DatabaseClock } from "./database-clock";
import { freeRaisedBudgets } from "./free-budgets";
import { type Beat, Heartbeat } from "./heartbeat";
import { type Hint, Hints } from "./hints";
import { Journal } from "./journal";
import type { Commit } from "./journal-options";
import { openJournalPool } from "./journal-pool";
import { KnownContents } from "./known-contents";
import { PinnedWorkflows } from "./pinned-workflows";
import { sweepOrphans } from "./sweep";
import { fireDueTimers } from "./timers";
import { Worker, type WorkerOptions } from "./worker";

export type EngineOptions = {
  pool: Pool;
  url: string;
  roster: Roster;
  /** Whether this process performs tasks, and how many at once; 0 performs none. */
  concurrency: number;
  onCommits(commits: Commit[]): void;
  onText: WorkerOptions["onText"];
  /** Other processes moved runs: all of them when `runs` is null. */
  onElsewhere(runs: string[] | null, text: Hint["text"]): void;
  onTrouble(message: string, error: unknown): void;
};

const TICK_MS = 1_000;
/** After an outage everybody needs a moment to take their locks again, and to be seen alive. */
const GRACE_MS = 3_000;
const OUTAGE_MS = 4_000;
/** Before others may take over (10 s), a worker cut off from the database stops its own work (E34). */
const SELF_FENCE_MS = 8_000;
const FINISH_MS = 8_000;

/**
 * Journal, worker, timers and sweep of one process, on one steady beat: one statement a second says what there
 * is to do, hints make it quicker.
 */
export class Engine {
  readonly clock = new DatabaseClock();
  readonly workflows: PinnedWorkflows;
  readonly journal: Journal;
  readonly hints: Hints;
  readonly #journalPool: Pool;
  readonly #stops: StopCarrier;
  #heartbeat: Heartbeat | null = null;
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #ticking: Promise<void> | null = null;
  #lastBeatAt = 0;
  #sweepFrom = 0;
  #isStopped = false;

  constructor(private readonly options: EngineOptions) {
    const { pool, url, onTrouble } = options;
    this.workflows = new PinnedWorkflows(pool);
    const onCommit = (commits: Commit[]) => this.#tell(commits);
    const onUncertain = () => this.#tickOnce();
    const { clock, workflows } = this;
    this.#journalPool = openJournalPool(url, onTrouble);
    const pools = { pool, writePool: this.#journalPool };
    this.journal = new Journal({ ...pools, clock, workflows, onCommit, onUncertain, onTrouble });
    this.#stops = new StopCarrier(pool, this.journal, onTrouble);
    this.hints = new Hints({ url, onTrouble, onHint: (hint) => this.#hear(hint) });
  }

  /** Milliseconds since the database last answered this process; for health. */
  get silence(): number {
    return performance.now() - this.#lastBeatAt;
  }

  get tasksAtWork(): number {
    return this.#worker?.taskIds.length ?? 0;
  }

  get workerId(): string | null {
    return this.#worker?.id ?? null;
  }

  /** Something in the inbox changed beside the runs: every process has its lists fetched again. */
  tellInbox(): void {
    this.options.onElsewhere([], []);
    this.hints.tell({ inbox: true });
  }

  /** A stop was pulled or released; where no run felt it, nothing else tells of it. */
  tellStops(): void {
    this.options.onElsewhere([], []);
    this.hints.tell({ stops: true });
  }

  /**
   * Takes the database's time, by which everything is dated: to be awaited before anybody may ask this process
   * for anything, who may come before the engine is at work.
   */
  async learnTime(): Promise<void> {
    const { rows } = await this.options.pool.query<{ now: number }>(
      "select (extract(epoch from clock_timestamp()) * 1000)::float8 as now",
    );
    if (rows[0]) this.clock.set(rows[0].now);
    this.#lastBeatAt = performance.now();
  }

  async start(): Promise<void> {
    await this.learnTime();
    await this.hints.open();
    if (this.options.concurrency > 0) await this.#beginWork();
    await this.#tick();
    this.#timer = setInterval(() => {
      this.#fenceSelf();
      this.#tickOnce();
    }, TICK_MS);
  }

  /** Takes no more work, finishes or gives back what is at work, and signs off. Within 10 s. */
  async stop(finishWithinMs = FINISH_MS): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#ticking;
    await this.#stops.finish();
    await this.#worker?.finish(finishWithinMs);
    await this.journal.drain();
    await this.#worker?.giveBack();
    await this.#heartbeat?.end();
    await this.hints.close();
    await this.#journalPool.end();
  }

  /**
   * Ends as a killed process would: nothing is finished, given back or signed off. With `keepsWorking` as one
   * that was frozen: others take it for dead, and its tasks end all the same. For tests.
   */
  async abandon({ keepsWorking = false } = {}): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#ticking;
    await this.#heartbeat?.drop();
    if (keepsWorking) return;
    this.#worker?.abortAll("The process is gone.");
    await this.hints.close();
    await this.#journalPool.end();
  }

  #tickOnce(): void {
    if (this.#ticking) return;
    this.#ticking = this.#tick()
      .catch((error) => this.options.onTrouble("The engine's beat failed; it goes on with the next.", error))
      .finally(() => {
        this.#ticking = null;
      });
  }

  /** A beat may hang as long as the database is silent: this must not wait for it (E34). */
  #fenceSelf(): void {
    if (this.silence > SELF_FENCE_MS) this.#worker?.abortAll("This worker lost the database.");
  }

  async #tick(): Promise<void> {
    const worker = this.#worker;
    if (this.options.concurrency === 0) return this.learnTime();
    if (!worker || !this.#heartbeat?.isAlive) return this.#beginWork();
    const atWork = worker.taskIds;
    const beat = await this.#heartbeat.beat();
    if (this.silence > OUTAGE_MS) this.#sweepFrom = performance.now() + GRACE_MS;
    this.#lastBeatAt = performance.now();
    this.clock.set(beat.now);
    if (!beat.isKnown) return this.#replaceWorker(worker);
    for (const taskId of atWork)
      if (!beat.held.includes(taskId)) worker.abort(taskId, "The task was taken away.");
    await worker.adopt(beat.held);
    await this.#act(worker, beat);
  }

  async #act(worker: Worker, beat: Beat): Promise<void> {
    const { pool, onTrouble } = this.options;
    if (beat.hasStops) this.#stops.carry();
    if (beat.hasDueTimers) await fireDueTimers(pool, this.journal, onTrouble);
    if (beat.hasOrphans && performance.now() > this.#sweepFrom)
      await sweepOrphans(pool, this.journal, onTrouble);
    if (beat.hasQueued) await worker.claim();
  }

  /** A new identity. What the earlier one held is given back: a database that went away is no step's failure (P3). */
  async #beginWork(): Promise<void> {
    const former = this.#worker;
    former?.abortAll("The worker starts anew.");
    const { pool, url, roster, concurrency, onText, onTrouble } = this.options;
    const heartbeat = new Heartbeat(url, onTrouble);
    await heartbeat.begin();
    const { journal, workflows } = this;
    const isFirst = this.#heartbeat === null;
    this.#heartbeat = heartbeat;
    this.#worker = new Worker({
      id: heartbeat.workerId,
      pool,
      journal,
      workflows,
      roster,
      concurrency,
      contents: new KnownContents(pool),
      budgets: new BudgetDesk({ pool, onWarning: (runId, budget) => this.#warn(runId, budget) }),
      onText,
      onTrouble,
    });
    this.journal.attachWorker(this.#worker);
    this.#lastBeatAt = performance.now();
    this.#sweepFrom = isFirst ? 0 : performance.now() + GRACE_MS;
    await former?.giveBack();
  }

  #warn(runId: string, budget: BudgetWarning): void {
    this.journal
      .submit(runId, { type: "warnBudget", budget })
      .catch((error) => this.options.onTrouble("A budget's warning was not recorded.", error));
  }

  async #replaceWorker(worker: Worker): Promise<void> {
    worker.abortAll("Other workers took this one for dead.");
    await this.#heartbeat?.end();
    await this.#beginWork();
  }

  #tell(commits: Commit[]): void {
    const aborted = commits.flatMap((commit) => commit.aborted);
    for (const taskId of aborted) this.#worker?.abort(taskId, "Its result is no longer needed.");
    this.options.onCommits(commits);
    freeRaisedBudgets(this.options.pool, this.journal, commits, this.options.onTrouble);
    this.hints.tell({
      runs: commits.map(({ runId }) => runId),
      queued: commits.some(({ queued }) => queued > 0),
      aborted,
    });
  }

  #hear(hint: Hint): void {
    for (const taskId of hint.aborted) this.#worker?.abort(taskId, "Its result is no longer needed.");
    const isMoved = hint.many || hint.runs.length > 0;
    if (isMoved) this.journal.forget(hint.many ? null : hint.runs);
    if (isMoved || hint.inbox || hint.stops || hint.text.length > 0)
      this.options.onElsewhere(hint.many ? null : hint.runs, hint.text);
    if (!hint.queued || this.#isStopped) return;
    this.#worker?.claim().catch((error) => this.options.onTrouble("Tasks could not be claimed.", error));
  }
}
