import type { BenchWorkflow } from "../bench-workflows";
import { percentile, type Round } from "../figure";
import { newRunId } from "../new-run-id";
import { runClosedLoop } from "../run-closed-loop";
import type { BenchServer } from "../start-server";
import { BenchEngine } from "./bench-engine";
import { RunWatch } from "./run-watch";

/** What a round does: `runs` runs of `steps` steps, `atOnce` at a time, after a tenth as many to warm up. */
export type Load = { runs: number; steps: number; atOnce: number };

/** Runs a workflow through the whole engine, on a database of its own. */
export async function measureRuns(server: BenchServer, workflow: BenchWorkflow, load: Load): Promise<Round> {
  const { url, drop } = await server.makeDatabase();
  const watch = new RunWatch();
  const bench = new BenchEngine(url, { onCommits: (commits) => watch.see(commits) });
  await bench.engine.start();
  await bench.engine.workflows.pin(workflow);
  try {
    return await measure(load, watch.stepMs, () => runOnce(bench, watch, workflow));
  } finally {
    await bench.stop();
    await drop();
  }
}

async function runOnce(bench: BenchEngine, watch: RunWatch, workflow: BenchWorkflow): Promise<void> {
  const runId = newRunId();
  const completed = watch.completion(runId);
  await bench.startRun(workflow, runId);
  await completed;
}

/** Measures any way of running once; `stepMs` collects the time of each step. */
export async function measure(
  { runs, steps, atOnce }: Load,
  stepMs: number[],
  runOnce: () => Promise<void>,
): Promise<Round> {
  await runClosedLoop(Math.ceil(runs / 10), atOnce, runOnce);
  stepMs.length = 0;
  const runMs: number[] = [];
  const cpu = process.cpuUsage();
  const seconds = await runClosedLoop(runs, atOnce, async () => {
    const begun = performance.now();
    await runOnce();
    runMs.push(performance.now() - begun);
  });
  const { user, system } = process.cpuUsage(cpu);
  return {
    stepsPerSec: (runs * steps) / seconds,
    stepP50Ms: percentile(stepMs, 50),
    stepP99Ms: percentile(stepMs, 99),
    nodeMsPerStep: (user + system) / 1000 / (runs * steps),
    runsPerSec: runs / seconds,
    runP50Ms: percentile(runMs, 50),
  };
}
