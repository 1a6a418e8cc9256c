import { type CarrierDeps, carryBulk } from "./carry-bulk";

const LOOK_EVERY_MS = 1_000;
const JOBS_AT_ONCE = 20;

/**
 * Carries out what was ordered of many runs, in every process that moves runs: whoever finds a job first takes its
 * next orders. Looks once a second, and at once when it is woken.
 */
export class BulkCarrier {
  #round: Promise<void> | null = null;
  #isWanted = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly deps: CarrierDeps) {}

  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
  }

  /** There may be something to do. */
  wake(): void {
    if (this.#isStopped) return;
    this.#isWanted = true;
    this.#round ??= this.#carry()
      .catch((error) => this.deps.onTrouble("Bulk orders wait; the next look tries again.", error))
      .finally(() => {
        this.#round = null;
      });
  }

  /** Waits for the orders that are under way; the rest is done by another process, or after the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#round;
  }

  async #carry(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      for (const jobId of await this.#runningJobs()) {
        if (!this.#isStopped && (await carryBulk(this.deps, jobId))) this.#isWanted = true;
      }
      if (this.#isStopped) return;
    }
  }

  async #runningJobs(): Promise<string[]> {
    const { rows } = await this.deps.auth.db.pool.query<{ id: string }>({
      name: "running-bulk-jobs",
      text: "select id from bulk_jobs where status = 'running' order by id limit $1",
      values: [JOBS_AT_ONCE],
    });
    return rows.map(({ id }) => id);
  }
}
