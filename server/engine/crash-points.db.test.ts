import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { sizeOf } from "#workflows/testing/tier";
import { CRASH_POINTS, type CrashPoint } from "./crash-point";
import { decisionsOn, retriesOf } from "./testing/approve-open";
import { EffectSink } from "./testing/effect-sink";
import { EngineRig, pinnedFrom, startSignal } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";
import { Fleet, type Member } from "./testing/fleet";

const database = await createTestDatabase();
const sink = await EffectSink.open();
const fleet = await Fleet.open(database.url);
const web = new EngineRig(database, { agent: createScriptedAgent(), concurrency: 0 });
await web.engine.start();
afterAll(async () => {
  await fleet.close();
  await web.engine.stop();
  await sink.close();
});

const everything = pinnedFrom(`
workflow:
  id: everything
  name: Everything
  sequence:
    - { id: flaky, agent: analyst, creates: a.md, retry: { attempts: 3, backoff: 10ms } }
    - { id: plan, agent: architect, requires: a.md, creates: plan.md, gate: after }
    - id: both
      parallel:
        - { id: left, agent: coder, creates: left.md }
        - { id: right, agent: tester, creates: right.md }
    - { id: ship, agent: deployer, requires: plan.md, creates: ship.md }
`);
const EFFECTS = ["flaky", "plan", "both/left", "both/right", "ship"];

/** A person who approves and retries, until the run is complete. */
async function seeThrough(runId: string): Promise<void> {
  await web.waitFor(
    runId,
    (state) => {
      for (const signal of [...decisionsOn(state), ...retriesOf(state)]) {
        web.engine.journal.submit(runId, signal).catch(() => undefined);
      }
      return state.standing.status === "completed";
    },
    60_000,
  );
}

/** Leads a program past every crash point: dead neighbours, retries, timers, decisions, a start, an orderly end. */
async function leadThrough(armed: Member, runIds: string[]): Promise<void> {
  for (const runId of runIds) {
    const isReached = web.waitForStatus(runId, "paused");
    await Promise.race([isReached.catch(() => undefined), armed.isGone]);
    for (const signal of decisionsOn(await web.read(runId))) await armed.send(runId, signal);
  }
  const own = randomUUID();
  await armed.send(own, startSignal(own, everything.sha256), everything);
  if ((await web.engine.journal.readRun(own, { fresh: true })) !== undefined) runIds.push(own);
  if (armed.isAlive) await armed.stop();
}

/** A run whose task was at work in a program that died. */
async function leaveOrphan(): Promise<string> {
  const victim = await fleet.start({ hangs: true });
  const runId = await web.startRun(everything);
  await web.waitFor(runId, (state) => stepOf(state, "flaky")?.stage === "working");
  await victim.kill();
  return runId;
}

async function crashAt(point: CrashPoint, nth: number): Promise<string[]> {
  const orphans = point.startsWith("orphan") ? [await leaveOrphan()] : [];
  const runIds = [...orphans, await web.startRun(everything)];
  const armed = await fleet.start({ sink: sink.address, crashAt: { point, nth }, finishMs: 0, workMs: 30 });
  await leadThrough(armed, runIds);
  expect(await armed.isGone).toBe("SIGKILL");
  const healthy = await fleet.start({ sink: sink.address });
  for (const runId of runIds) await seeThrough(runId);
  await healthy.stop();
  return runIds;
}

/** Points that a program passes with every step; all others it may pass but once. */
const RECURRING: readonly CrashPoint[] = [
  "runs-loaded",
  "before-commit",
  "after-commit",
  "before-publishing",
  "task-begun",
  "task-performed",
  "task-reported",
];
const rounds = Array.from({ length: sizeOf(1, 3) }, (_, at) => at + 1);
const cases = CRASH_POINTS.flatMap((point) => rounds.map((round) => ({ point, round })));

test.each(cases)(
  "G2: a program that dies at $point (round $round) loses and doubles nothing",
  async ({ point, round }) => {
    for (const runId of await crashAt(point, RECURRING.includes(point) ? round : 1)) {
      expect(sink.appliedOf(runId).sort()).toEqual(EFFECTS.map((step) => `${runId}/${step}/0`).sort());
    }
  },
  120_000,
);

test("G2: every crash point was reached, and the doctor finds nothing wrong", async () => {
  expect([...fleet.reached].sort()).toEqual([...CRASH_POINTS].sort());
  await expectHealthy(database);
});
