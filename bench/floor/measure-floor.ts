import { openDatabase } from "#db/client";
import { type Load, measure } from "../engine/measure-runs";
import type { Round } from "../figure";
import { newRunId } from "../new-run-id";
import { type BenchServer, quietLog } from "../start-server";
import { FloorJournal } from "./floor-journal";
import { FLOOR_TABLES } from "./floor-sql";

type RunOnce = (journal: FloorJournal, runId: string, onStep: () => void) => Promise<void>;

/** The same load on the floor. */
export async function measureFloor(server: BenchServer, load: Load, runOnce: RunOnce): Promise<Round> {
  const { url, drop } = await server.makeDatabase();
  const database = openDatabase(url, { log: quietLog });
  await database.pool.query(FLOOR_TABLES);
  const journal = new FloorJournal(database.pool);
  const stepMs: number[] = [];
  try {
    return await measure(load, stepMs, () => {
      let last = performance.now();
      return runOnce(journal, newRunId(), () => {
        stepMs.push(performance.now() - last);
        last = performance.now();
      });
    });
  } finally {
    await database.close();
    await drop();
  }
}
