import type { Pool } from "pg";
import { NAMES_AGENT, STOP, type StopRow, toStop } from "./find-stops";
import type { Journal } from "./journal";
import { submitEach } from "./submit-each";

const AT_ONCE = 1_000;

type Troubles = (message: string, error: unknown) => void;

/**
 * Tells every run in the scope of a stop that it holds, and every run that stands under one that was released.
 * Each is told once, whoever does it: whoever pulls the switch at once, and every worker at each beat for as long
 * as something is stopped, because runs may have started meanwhile.
 */
export async function carryStops(pool: Pool, journal: Journal, onTrouble: Troubles): Promise<void> {
  await inPortions(() => holdRuns(pool, journal, onTrouble));
  await inPortions(() => freeRuns(pool, journal, onTrouble));
}

/** Carries stops in the background, one round at a time: thousands of runs must not hold up a worker's beat. */
export class StopCarrier {
  #round: Promise<void> | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly journal: Journal,
    private readonly onTrouble: Troubles,
  ) {}

  carry(): void {
    this.#round ??= carryStops(this.pool, this.journal, this.onTrouble)
      .catch((error) => this.onTrouble("Stops could not be told of; the next beat tries again.", error))
      .finally(() => {
        this.#round = null;
      });
  }

  /** Waits for the round that is under way. */
  async finish(): Promise<void> {
    await this.#round;
  }
}

async function inPortions(portion: () => Promise<{ found: number; done: number }>): Promise<void> {
  for (;;) {
    const { found, done } = await portion();
    if (found < AT_ONCE || done === 0) return;
  }
}

/** Runs with something at work come first: they are what has to be halted. */
async function holdRuns(pool: Pool, journal: Journal, onTrouble: Troubles) {
  const { rows } = await pool.query<StopRow & { run_id: string }>({
    name: "runs-to-hold",
    text: `with named as materialized (
        select s.id, w.sha256 from stops s join workflows w on ${NAMES_AGENT}
        where s.scope = 'agent' and s.released_at is null)
      select r.id as run_id, ${STOP} from stops s
      join runs r on r.status in ('pending', 'running', 'paused') and (s.scope = 'all'
        or (s.scope = 'project' and r.project = s.target)
        or (s.scope = 'agent' and (s.id, r.workflow_sha) in (select id, sha256 from named)))
      where s.released_at is null
        and not exists (select from run_stops h where h.run_id = r.id and h.stop_id = s.id)
      order by r.status <> 'running' limit $1`,
    values: [AT_ONCE],
  });
  const hold = async (row: (typeof rows)[number]) => {
    await journal.submit(row.run_id, { type: "holdRun", stop: toStop(row) });
  };
  return { found: rows.length, done: await submitEach(rows, hold, onTrouble) };
}

type Release = { run_id: string; stop_id: string; by_id: string; by_name: string; reason: string };

async function freeRuns(pool: Pool, journal: Journal, onTrouble: Troubles) {
  const { rows } = await pool.query<Release>({
    name: "runs-to-free",
    text: `select h.run_id, h.stop_id, s.released_by_id as by_id, s.released_by_name as by_name,
        s.release_reason as reason
      from run_stops h join stops s on s.id = h.stop_id where s.released_at is not null limit $1`,
    values: [AT_ONCE],
  });
  const free = (row: Release) => freeRun(pool, journal, row);
  return { found: rows.length, done: await submitEach(rows, free, onTrouble) };
}

/** A run that does not know the stop has ended since: only the row is left. */
async function freeRun(pool: Pool, journal: Journal, { run_id, stop_id, ...release }: Release) {
  const releasedBy = { id: release.by_id, name: release.by_name };
  const free = { type: "freeRun" as const, stopId: stop_id, releasedBy, reason: release.reason };
  const { events } = await journal.submit(run_id, free);
  if (events.length > 0) return;
  await pool.query("delete from run_stops where run_id = $1 and stop_id = $2", [run_id, stop_id]);
}
