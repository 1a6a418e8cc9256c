import { writeFileSync } from "node:fs";
import { measureWaiting } from "./approval-workload";
import { measureFanOut } from "./fan-out-workload";
import type { Figure, Workload } from "./figure";
import { formatTable } from "./format-table";
import { type BenchOptions, readOptions } from "./read-options";
import { measureKill } from "./recovery-workload";
import { measureSequence } from "./sequence-workload";
import { type BenchServer, startServer } from "./start-server";

const MEASURES: Record<Workload, (server: BenchServer, options: BenchOptions) => Promise<Figure[]>> = {
  W1: measureSequence,
  W2: measureFanOut,
  W3: measureWaiting,
  W4: measureKill,
};

/** `npm run bench`: measures the engine beside its floor (performance.md) and prints a table. */
async function runBench(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const server = await startServer();
  const figures: Figure[] = [];
  try {
    for (const workload of options.workloads) {
      console.log(`${workload} ...`);
      figures.push(...(await MEASURES[workload](server, options)));
    }
  } finally {
    await server.stop();
  }
  console.log(`\n${formatTable(figures)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

runBench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
