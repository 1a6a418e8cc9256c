import { openSync } from "node:fs";
import { STEPS, sequenceOf } from "../bench-workflows";
import { BenchEngine } from "../engine/bench-engine";
import { newRunId } from "../new-run-id";
import { noteStep } from "./ledger";
import { say } from "./say";

/** The engine in a process of its own, to be killed: `start` starts runs, `resume` goes on with what is there. */
const [phase = "", url = "", ledgerPath = "", runs = "0"] = process.argv.slice(2);
const ledger = openSync(ledgerPath, "a");
const bench = new BenchEngine(url, {
  onPerform: ({ runId, stepKey }) => noteStep(ledger, runId, stepKey),
});
say("ready");
await bench.engine.start();
if (phase === "start") {
  const workflow = sequenceOf(STEPS, 1);
  await bench.engine.workflows.pin(workflow);
  await Promise.all(Array.from({ length: Number(runs) }, () => bench.startRun(workflow, newRunId())));
}
