import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { limitOf, sizeOf } from "#workflows/testing/tier";
import { ann, EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";

const database = await createTestDatabase();
const good = createScriptedAgent({ "*": (task) => succeedWith(task) });
const hanging = createScriptedAgent({ "*": { kind: "hangs" } });

let rigs: EngineRig[] = [];
beforeEach(() => {
  rigs = [];
});
afterEach(async () => {
  for (const rig of rigs) await rig.engine.stop(0);
});

function healthyRig(concurrency = 8): EngineRig {
  const rig = new EngineRig(database, { agent: good, concurrency });
  rigs.push(rig);
  return rig;
}

const single = pinnedFrom(`
workflow:
  id: single
  name: Single
  sequence:
    - { id: one, agent: analyst, creates: a.md }
`);
const unsafe = pinnedFrom(`
workflow:
  id: unsafe
  name: Unsafe
  sequence:
    - { id: send, agent: deployer, creates: a.md, effect: unsafe }
`);

/** Runs whose tasks are at work in a program that is gone. */
async function leaveOrphans(count: number, workflow = single): Promise<string[]> {
  const dying = new EngineRig(database, { agent: hanging, concurrency: count });
  await dying.engine.start();
  const runIds = await dying.startRuns(workflow, count);
  await expect
    .poll(() => dying.count("tasks where status = 'running' and run_id = any($1)", [runIds]))
    .toBe(count);
  await dying.engine.abandon();
  return runIds;
}

test(
  "E7: workers that find the same orphans at once take each over once",
  async () => {
    const count = sizeOf(100, 500);
    for (let round = 0; round < sizeOf(2, 20); round += 1) {
      const runIds = await leaveOrphans(count);
      const sweepers = Array.from({ length: 8 }, () => healthyRig(count));
      await Promise.all(sweepers.map(({ engine }) => engine.start()));
      for (const runId of runIds) await sweepers[0]?.waitForStatus(runId, "completed");
      const rig = sweepers[0];
      expect(await rig?.count("tasks where run_id = any($1) and status = 'lost'", [runIds])).toBe(count);
      expect(await rig?.count("tasks where run_id = any($1)", [runIds])).toBe(2 * count);
      for (const { engine } of rigs.splice(0)) await engine.stop();
    }
    await expectHealthy(database);
  },
  sizeOf(600_000, 1_800_000),
);

test("E8, E28: a worker that dies later is found by those that run, however few places they have", async () => {
  const small = healthyRig(1);
  await small.engine.start();
  const startedAt = performance.now();
  const runIds = await leaveOrphans(3);
  for (const runId of runIds) await small.waitForStatus(runId, "completed");
  expect(performance.now() - startedAt).toBeLessThan(limitOf(15_000));
});

test("E9: a run that cannot be moved on keeps no other from its takeover, its timers or its tasks", async () => {
  const [broken = "", ...others] = await leaveOrphans(6);
  await database.pool.query("update runs set workflow_sha = $2 where id = $1", [broken, await pinBroken()]);
  const rig = healthyRig();
  await rig.engine.start();
  for (const runId of others) await rig.waitForStatus(runId, "completed");
  await rig.waitForStatus(await rig.startRun(single), "completed");
  expect(rig.troubles.join()).toContain("could not be moved on");
  await database.pool.query("update runs set workflow_sha = $2 where id = $1", [broken, single.sha256]);
  await rig.waitForStatus(broken, "completed");
});

/** A version whose definition nobody can follow. */
async function pinBroken(): Promise<string> {
  const sha = "b".repeat(64);
  await database.pool.query(
    `insert into workflows (sha256, id, pack, name, file, source, definition, templates)
     values ($1, 'broken', 'test', 'Broken', 'x', '', '{"sequences": 7}', '{}') on conflict do nothing`,
    [sha],
  );
  return sha;
}

test("E9: a database that goes away in the middle of a sweep loses none of the orphans", async () => {
  const runIds = await leaveOrphans(50);
  const rig = healthyRig(50);
  await rig.engine.start().catch(() => undefined);
  await database.pool
    .query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    )
    .catch((error: unknown) => expect(String(error)).toMatch(/terminat|ECONN/));
  for (const runId of runIds) await rig.waitForStatus(runId, "completed");
});

test("E6: unsafe work whose end nobody saw is not repeated: a person chooses, and every choice works", async () => {
  for (const type of ["retryStep", "skipStep", "failStep"] as const) {
    const [runId = ""] = await leaveOrphans(1, unsafe);
    const rig = healthyRig();
    await rig.engine.start();
    const stuck = await rig.waitFor(runId, ({ openIncidents }) => openIncidents.length === 1);
    expect(stepOf(stuck, "send")).toMatchObject({ stage: "stuck", because: { code: "outcome-unknown" } });
    expect(await rig.count("tasks where run_id = $1", [runId])).toBe(1);
    const order = { by: ann, requestId: `${runId}-${type}`, reason: "I looked." };
    await rig.engine.journal.submit(runId, { type, stepKey: "send", ...order });
    const done = await rig.waitFor(runId, ({ standing }) =>
      ["completed", "failed"].includes(standing.status),
    );
    expect(stepOf(done, "send")?.stage).toBe(
      { retryStep: "completed", skipStep: "skipped", failStep: "failed" }[type],
    );
    await rigs.pop()?.engine.stop();
  }
});

/** A run whose unsafe step is at work in a program that lives. */
async function beginUnsafe(): Promise<{ rig: EngineRig; runId: string; begun: number }> {
  const rig = new EngineRig(database, { agent: hanging });
  await rig.engine.start();
  const begun = hanging.performed.length + 1;
  const runId = await rig.startRun(unsafe);
  await expect.poll(() => hanging.performed.length, { timeout: 10_000 }).toBe(begun);
  return { rig, runId, begun };
}

test("E6, E33: unsafe work that is broken off by a worker that stops is not repeated by the next", async () => {
  const { rig, runId } = await beginUnsafe();
  await rig.engine.stop(0);
  const next = healthyRig();
  await next.engine.start();
  const stuck = await next.waitFor(runId, ({ openIncidents }) => openIncidents.length === 1);
  expect(stepOf(stuck, "send")).toMatchObject({ stage: "stuck", because: { code: "outcome-unknown" } });
  expect(await next.count("tasks where run_id = $1", [runId])).toBe(1);
});

test("P3, E6: a worker that loses the database spends no attempt of its steps, and repeats nothing unsafe", async () => {
  const { rig, runId: sending, begun } = await beginUnsafe();
  rigs.push(rig);
  const runIds = await rig.startRuns(single, 3);
  const atWork = begun + runIds.length;
  await expect.poll(() => hanging.performed.length, { timeout: 20_000 }).toBe(atWork);
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1",
    [rig.engine.workerId],
  );
  const stuck = await rig.waitFor(sending, ({ openIncidents }) => openIncidents.length === 1);
  expect(stepOf(stuck, "send")).toMatchObject({ because: { code: "outcome-unknown" } });
  await expect.poll(() => hanging.performed.length, { timeout: 20_000 }).toBe(atWork + runIds.length);
  for (const runId of runIds)
    expect(stepOf(await rig.read(runId), "one")).toMatchObject({ attempt: 1, crashes: 0 });
  await expectHealthy(database);
});

test("E30: when the database's clock jumps ahead, everybody looks dead for a moment and no result is doubled", async () => {
  const slow = createScriptedAgent({ "*": { kind: "delayed", ms: 300, next: (task) => succeedWith(task) } });
  const pair = [1, 2].map(() => new EngineRig(database, { agent: slow }));
  rigs.push(...pair);
  for (const { engine } of pair) await engine.start();
  const runIds = await Promise.all(Array.from({ length: 10 }, () => pair[0]?.startRun(single) ?? ""));
  for (let jump = 0; jump < 3; jump += 1) {
    await database.pool.query("update workers set renewed_at = renewed_at - interval '1 hour'");
  }
  for (const runId of runIds) {
    await pair[1]?.waitForStatus(runId, "completed");
    const completed = "run_events where run_id = $1 and type = 'step.completed'";
    expect(await pair[0]?.count(completed, [runId])).toBe(1);
  }
  await expectHealthy(database);
});
