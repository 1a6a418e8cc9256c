import { openDatabase } from "#db/client";
import type { RunEvent } from "#workflows/run/events";
import { RESULT } from "../engine/bench-engine";
import { percentile, type Round } from "../figure";
import { FloorJournal } from "../floor/floor-journal";
import { FLOOR_TABLES } from "../floor/floor-sql";
import { measureHeap } from "../measure-heap";
import { newRunId } from "../new-run-id";
import { ONE_BY_ONE } from "../read-options";
import { runClosedLoop } from "../run-closed-loop";
import { type BenchServer, quietLog } from "../start-server";

const AT_ONCE = 640;

/** The same on the floor: no HTTP, no core; the statement that decides is the one that begins the next task. */
export async function measureFloorApprovals(
  server: BenchServer,
  waiting: number,
  history: readonly RunEvent[],
): Promise<Round> {
  const { url, drop } = await server.makeDatabase();
  const database = openDatabase(url, { log: quietLog });
  await database.pool.query(FLOOR_TABLES);
  const journal = new FloorJournal(database.pool);
  const cut = history.findIndex(({ type }) => type === "approval.decided");
  const [asking, deciding] = [history.slice(0, cut), history.slice(cut)];
  const ask = (runId: string) =>
    journal.submit({ ...moveOf(runId), expected: 0, events: asking, begun: ["plan"], asked: runId });
  const decide = (runId: string) =>
    journal.submit({
      ...moveOf(runId),
      expected: cut,
      events: deciding,
      ended: [`plan`],
      begun: ["build"],
      decided: runId,
    });
  try {
    const before = measureHeap();
    await runClosedLoop(waiting, AT_ONCE, () => ask(newRunId()));
    const waitingRunKb = Math.max(0, measureHeap() - before) / 1024 / waiting;
    const { rows } = await database.pool.query<{ id: string }>("select id from floor_runs order by id");
    const runIds = rows.map(({ id }) => id);
    const times: number[] = [];
    for (const runId of runIds.splice(0, ONE_BY_ONE)) await decide(runId);
    for (const runId of runIds.splice(0, ONE_BY_ONE)) {
      const begun = performance.now();
      await decide(runId);
      times.push(performance.now() - begun);
    }
    const seconds = await runClosedLoop(runIds.length, AT_ONCE, (position) => decide(runIds[position] ?? ""));
    return {
      approveToNextP50Ms: percentile(times, 50),
      approveToNextP99Ms: percentile(times, 99),
      decisionsPerSec: runIds.length / seconds,
      waitingRunKb,
    };
  } finally {
    await database.close();
    await drop();
  }
}

function moveOf(runId: string) {
  return { runId, ended: [], begun: [], result: RESULT, isLast: false };
}
