import { randomInt, randomUUID } from "node:crypto";
import pg from "pg";
import { crashPoint } from "./crash-point";
import { IS_DEAD } from "./task-queue";

/** What the database said at a beat. `isKnown` false: others hold this worker for dead. */
export type Beat = {
  now: number;
  isKnown: boolean;
  hasQueued: boolean;
  hasDueTimers: boolean;
  hasOrphans: boolean;
  /** Something is stopped, or a run has to be told of a release. */
  hasStops: boolean;
  /** Tasks this worker holds, as the database has it. */
  held: string[];
};

const LOCK_KEYS = 2 ** 47;

const BEAT = `with beat as (update workers set renewed_at = clock_timestamp() where id = $1 returning id)
  select (extract(epoch from clock_timestamp()) * 1000)::float8 as "now",
    exists (select from beat) as "isKnown",
    exists (select from tasks where status = 'queued') as "hasQueued",
    array(select id from tasks where worker_id = $1 and status = 'running') as held,
    exists (select from timers where due_at <= clock_timestamp()) as "hasDueTimers",
    exists (select from stops where released_at is null) or exists (select from run_stops) as "hasStops",
    exists (select from tasks t where t.status = 'running' and t.worker_id is distinct from $1
      and not exists (select from workers w where w.id = t.worker_id and not (${IS_DEAD}))) as "hasOrphans"`;

/**
 * A worker's sign of life: a connection of its own that holds an advisory lock (a killed process is seen at
 * once) and a row it renews (architecture.md 4). One statement a second tells everything there is to do.
 */
export class Heartbeat {
  readonly workerId = `w-${randomUUID()}`;
  readonly #lockKey = randomInt(1, LOCK_KEYS);
  readonly #client: pg.Client;
  #isBroken = false;

  constructor(url: string, onTrouble: (message: string, error: unknown) => void) {
    this.#client = new pg.Client({
      connectionString: url,
      application_name: this.workerId,
      query_timeout: 8_000,
      keepAlive: true,
    });
    this.#client.on("error", (error) => {
      this.#isBroken = true;
      onTrouble("The worker's connection was lost.", error);
    });
    this.#client.on("end", () => {
      this.#isBroken = true;
    });
  }

  /** False once the connection, and with it the lock, is lost: this worker is over. */
  get isAlive(): boolean {
    return !this.#isBroken;
  }

  /** One that cannot sign on leaves no connection behind: it is tried again and again. */
  async begin(): Promise<void> {
    await this.#client.connect();
    try {
      await this.#client.query("select pg_advisory_lock($1)", [this.#lockKey]);
      crashPoint("worker-locked");
      const signOn = "insert into workers (id, lock_key) values ($1, $2)";
      await this.#client.query(signOn, [this.workerId, this.#lockKey]);
      crashPoint("worker-registered");
    } catch (error) {
      await this.#client.end();
      throw error;
    }
  }

  async beat(): Promise<Beat> {
    const { rows } = await this.#client.query<Beat>({ name: "beat", text: BEAT, values: [this.workerId] });
    const [beat] = rows;
    if (!beat) throw new Error("The database did not answer the worker's beat.");
    return beat;
  }

  /** Leaves without a word, as a killed process does. */
  async drop(): Promise<void> {
    await this.#client.end();
  }

  /** Signs off: nobody has to find out. */
  async end(): Promise<void> {
    try {
      if (this.isAlive) await this.#client.query("delete from workers where id = $1", [this.workerId]);
      crashPoint("signed-off");
    } finally {
      await this.#client.end();
    }
  }
}
