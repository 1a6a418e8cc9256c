import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Round } from "../figure";
import type { BenchServer } from "../start-server";
import { countRepeats } from "./ledger";

/** What is killed: its bundle beside this one, what it needs beforehand, and where its steps stand. */
export type Victim = {
  program: "engine-child.mjs" | "floor-child.mjs";
  /** Run on the new database first. */
  setUp: string;
  /** Answers `done`, the steps whose result is stored, and `left`, the runs that have not completed. */
  progress: string;
  args: string[];
};

const POLL_MS = 5;

/**
 * Starts runs in a child, kills it with SIGKILL when half of the steps are done, starts it again at once and
 * waits until all runs are complete. Seconds count from the moment the second child is ready to serve.
 */
export async function measureRecovery(
  server: BenchServer,
  { program, setUp, progress, args }: Victim,
  runs: number,
  steps: number,
): Promise<Round> {
  const { url, drop } = await server.makeDatabase();
  const folder = mkdtempSync(join(tmpdir(), "botarmy-bench-ledger-"));
  const ledger = join(folder, "ledger");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  if (setUp) await client.query(setUp);
  const read = async () => (await client.query<{ done: number; left: number }>(progress)).rows[0];
  const total = runs * steps;
  try {
    const first = startChild(program, ["start", url, ledger, String(runs), ...args]);
    while (((await read())?.done ?? 0) < total / 2) await sleep(POLL_MS);
    first.kill("SIGKILL");
    await once(first, "exit");
    const second = startChild(program, ["resume", url, ledger, String(runs), ...args]);
    await hear(second, "ready");
    const readyAt = performance.now();
    while (((await read())?.left ?? runs) > 0) await sleep(POLL_MS);
    const recoverSec = (performance.now() - readyAt) / 1000;
    const stepsLost = total - ((await read())?.done ?? 0);
    second.kill("SIGKILL");
    await once(second, "exit");
    return { recoverSec, stepsTwice: countRepeats(ledger), stepsLost };
  } finally {
    await client.end();
    await drop();
    rmSync(folder, { recursive: true });
  }
}

function startChild(program: string, args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(program, import.meta.url));
  return spawn(process.execPath, ["--enable-source-maps", path, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function hear(child: ChildProcess, wanted: string): Promise<void> {
  if (!child.stdout) throw new Error("The child has no output.");
  for await (const line of createInterface(child.stdout)) if (line === wanted) return;
  throw new Error(`The child ended before it said "${wanted}".`);
}
