import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#db/client";
import { createScriptedAgent, fail, succeedWith } from "#server/agents/scripted-agent";
import { RunRefusal } from "#workflows/run/refusal";
import type { AgentTask } from "../agent-port";
import { type CrashPoint, onCrashPoint } from "../crash-point";
import { EngineRig } from "./engine-rig";
import type { MemberOptions, MemberSays, SendOrder } from "./fleet";

/** A program of a fleet: an engine that acts upon the effect sink, to be killed, frozen and told to stop. */
const options: MemberOptions & { url: string } = JSON.parse(process.argv[2] ?? "{}");

function say(words: MemberSays): void {
  writeSync(1, `${JSON.stringify(words)}\n`);
}

const reached = new Map<CrashPoint, number>();
onCrashPoint((point) => {
  const times = (reached.get(point) ?? 0) + 1;
  reached.set(point, times);
  if (times === 1) say({ type: "reached", point });
  const { crashAt } = options;
  if (crashAt?.point === point && times >= crashAt.nth) process.kill(process.pid, "SIGKILL");
});

const realNow = Date.now.bind(Date);
Date.now = () => realNow() + (options.clockSkewMs ?? 0);

function burn(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end) Math.sqrt(end);
}

async function act(task: AgentTask, abort: AbortSignal) {
  if (options.hangs) return { kind: "hangs" as const };
  if (task.stepKey === "poison") process.kill(process.pid, "SIGKILL");
  if (options.burnMs) burn(options.burnMs);
  if (task.stepKey.startsWith("flaky") && task.attempt === 1) return fail({ retryAfterMs: 20 });
  await sleep(options.workMs ?? 5);
  if (options.sink) await fetch(`${options.sink}/${encodeURIComponent(task.effectKey)}`, { signal: abort });
  return succeedWith(task);
}

const silent = { info() {}, warn() {}, error() {} };
const database = openDatabase(options.url, { connectTimeoutMs: 60_000, log: silent });
const rig = new EngineRig(
  { ...database, url: options.url },
  { agent: createScriptedAgent({ "*": act }), concurrency: options.concurrency ?? 8 },
);

async function obey({ id, runId, signal, pin }: SendOrder): Promise<void> {
  try {
    if (pin) await rig.engine.workflows.pin(pin);
    const { state } = await rig.engine.journal.submit(runId, signal);
    say({ type: "answer", id, status: state.standing.status });
  } catch (error) {
    const reason = error instanceof RunRefusal ? error.reason : String(error);
    say({ type: "answer", id, refused: reason });
  }
}

process.on("SIGTERM", async () => {
  await rig.engine.stop(options.finishMs);
  await database.close();
  process.exit(0);
});
await rig.engine.learnTime();
createInterface(process.stdin).on("line", (line) => void obey(JSON.parse(line)));
await rig.engine.start();
say({ type: "ready", worker: rig.engine.workerId });
