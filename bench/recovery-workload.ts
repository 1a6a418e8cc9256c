import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STEPS, sequenceOf } from "./bench-workflows";
import { captureHistory } from "./engine/capture-history";
import { type Figure, summarize } from "./figure";
import { sliceHistory } from "./floor/floor-run";
import { FLOOR_TABLES } from "./floor/floor-sql";
import { measureInTurn } from "./measure-in-turn";
import type { BenchOptions } from "./read-options";
import { measureRecovery, type Victim } from "./recovery/measure-recovery";
import type { BenchServer } from "./start-server";

const RUNS = 200;

const ENGINE: Victim = {
  program: "engine-child.mjs",
  setUp: "",
  progress: `select (select count(distinct (run_id, step_key)) from tasks where status = 'completed')::int as done,
    (select count(*) from runs where status <> 'completed')::int as left`,
  args: [],
};

const FLOOR: Omit<Victim, "args"> = {
  program: "floor-child.mjs",
  setUp: FLOOR_TABLES,
  progress: `select (select count(*) from floor_tasks where status = 'completed')::int as done,
    (select count(*) from floor_runs where status <> 'completed')::int as left`,
};

/** W4: kill -9 in the middle of 200 runs of ten steps, and start again. */
export async function measureKill(server: BenchServer, { rounds }: BenchOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "botarmy-bench-slices-"));
  const slices = join(folder, "slices.json");
  try {
    const history = await captureHistory(server, sequenceOf(STEPS, 1));
    writeFileSync(slices, JSON.stringify(sliceHistory(history, STEPS)));
    const measured = await measureInTurn(
      rounds,
      () => measureRecovery(server, ENGINE, RUNS, STEPS),
      () => measureRecovery(server, { ...FLOOR, args: [slices] }, RUNS, STEPS),
    );
    return summarize("W4", RUNS, measured.rounds, measured.floors);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
