import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { openDatabase } from "#db/client";
import { migrate } from "#db/migrate";
import { createEmptyDatabase, dropDatabase, nameOf } from "#db/testing/template";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { Chance } from "#workflows/testing/simulator/chance";
import { seedOfTests, sizeOf } from "#workflows/testing/tier";
import { decisionsOn } from "./testing/approve-open";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";
import { startThrowAwayCluster } from "./testing/throw-away-cluster";

const seed = seedOfTests();
const chance = new Chance(seed);
const cluster = await startThrowAwayCluster();
const silent = { info() {}, warn() {}, error() {} };
const database = openDatabase(cluster.url, { log: silent });
const agent = createScriptedAgent({ "*": { kind: "delayed", ms: 20, next: (task) => succeedWith(task) } });
const [one, two] = [1, 2].map(() => new EngineRig({ ...database, url: cluster.url }, { agent })) as [
  EngineRig,
  EngineRig,
];
await one.engine.start();
await two.engine.start();
afterAll(async () => {
  await one.engine.stop();
  await two.engine.stop();
  await database.close();
  await cluster.remove();
});

const long = pinnedFrom(`
workflow:
  id: long
  name: Long
  sequence:
    - { id: plan, agent: analyst, creates: plan.md, gate: after }
    - { id: code, agent: coder, creates: code.md }
    - { id: test, agent: tester, creates: report.md, gate: after }
    - { id: ship, agent: deployer, creates: log.md }
`);
/** Decisions that somebody was told were taken. */
const acknowledged: string[] = [];

/** What fails because the database is away is asked for again, with the same ids. */
async function insist<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await sleep(100);
    }
  }
}

async function drive(runId: string): Promise<void> {
  for (;;) {
    const state = await insist(() => one.read(runId));
    if (state.standing.status === "completed") return;
    for (const signal of decisionsOn(state)) {
      await insist(() => two.engine.journal.submit(runId, signal));
      acknowledged.push(signal.decisionId);
    }
    await sleep(50);
  }
}

async function startSome(count: number): Promise<string[]> {
  await insist(() => one.engine.workflows.pin(long));
  return Promise.all(Array.from({ length: count }, () => insist(() => one.startRun(long))));
}

test(
  "G3, P2, P3: a Postgres that crashes under load loses nothing that was acknowledged",
  async () => {
    const driven: Promise<void>[] = [];
    const crashes = sizeOf(10, 100);
    for (let crash = 0; crash < crashes; crash += 1) {
      for (const runId of await startSome(sizeOf(4, 50))) driven.push(drive(runId));
      await sleep(chance.below(400));
      cluster.crash();
      await sleep(chance.below(400));
    }
    await Promise.all(driven);
    const { rows } = await database.pool.query<{ id: string }>("select id from decisions");
    expect(rows.map(({ id }) => id).sort(), `TEST_SEED=${seed}`).toEqual([...new Set(acknowledged)].sort());
    const failed = "tasks where status not in ('completed', 'lost')";
    expect(await one.count(failed), `TEST_SEED=${seed}`).toBe(0);
    await expectHealthy(database);
  },
  sizeOf(240_000, 3_600_000),
);

test("P4: a Postgres that takes no writes for ten seconds is waited for: no step fails, none is taken over", async () => {
  const runIds = await startSome(10);
  const driven = runIds.map(drive);
  const lost = await one.count("tasks where status = 'lost'");
  await cluster.setReadOnly(true);
  await sleep(sizeOf(11_000, 60_000));
  expect(await one.count("pg_stat_activity where backend_type = 'client backend'")).toBeLessThan(40);
  await cluster.setReadOnly(false);
  await Promise.all(driven);
  expect(await one.count("tasks where status = 'lost'")).toBe(lost);
  expect(await one.count("tasks where status = 'failed'")).toBe(0);
  expect(await one.count("tasks where run_id = any($1)", [runIds])).toBe(4 * runIds.length);
  await expectHealthy(database);
}, 180_000);

async function readSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select md5(string_agg(table_name || column_name || data_type, ',' order by table_name, column_name)) as print
     from information_schema.columns where table_schema = 'public'`,
  );
  await client.end();
  return rows[0]?.print;
}

test("P14: a migration that is ended at any moment is made whole by the next", async () => {
  const { url: server, template } = inject("testServer");
  const wanted = new URL(server);
  wanted.pathname = `/${template}`;
  for (let round = 0; round < sizeOf(5, 30); round += 1) {
    const url = await createEmptyDatabase(server);
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    const ended = migrate(url).catch((error: unknown) => error);
    await sleep(20 + chance.below(200));
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
      nameOf(url),
    ]);
    await admin.end();
    await ended;
    await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
    expect(await readSchema(url), `TEST_SEED=${seed}`).toBe(await readSchema(wanted.href));
    await dropDatabase(server, nameOf(url));
  }
}, 240_000);
