import { openSync, readFileSync } from "node:fs";
import { openDatabase } from "#db/client";
import type { RunEvent } from "#workflows/run/events";
import { FloorJournal } from "../floor/floor-journal";
import { runFloorSteps } from "../floor/floor-run";
import { newRunId } from "../new-run-id";
import { quietLog } from "../start-server";
import { noteStep } from "./ledger";
import { say } from "./say";

/** The floor in a process of its own: `resume` takes all running tasks over in one statement and goes on. */
const [phase = "", url = "", ledgerPath = "", runs = "0", slicesPath = ""] = process.argv.slice(2);
const slices: RunEvent[][] = JSON.parse(readFileSync(slicesPath, "utf8"));
const ledger = openSync(ledgerPath, "a");
const { pool } = openDatabase(url, { log: quietLog });
const journal = new FloorJournal(pool);

function go(runId: string, from: number): Promise<void> {
  const perform = (step: number) => {
    if (step < slices.length - 1) noteStep(ledger, runId, `step-${step + 1}`);
  };
  if (from > 0) perform(from - 1);
  return runFloorSteps(journal, runId, slices, perform, from);
}

say("ready");
if (phase === "start") {
  await Promise.all(Array.from({ length: Number(runs) }, () => go(newRunId(), 0)));
} else {
  const { rows } = await pool.query<{ run_id: string; step_key: string }>(
    "update floor_tasks set fence = fence + 1 where status = 'running' returning run_id, step_key",
  );
  await Promise.all(rows.map(({ run_id, step_key }) => go(run_id, Number(step_key.slice("step-".length)))));
}
