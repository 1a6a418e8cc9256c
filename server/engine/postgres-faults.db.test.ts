import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { openDatabase } from "#db/client";
import { migrate } from "#db/migrate";
import { createEmptyDatabase, dropDatabase, nameOf } from "#db/testing/template";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import type { RunState } from "#workflows/run/run-state";
import { Chance } from "#workflows/testing/simulator/chance";
import { seedOfTests, sizeOf } from "#workflows/testing/tier";
import { loadRuns } from "./load-runs";
import { decisionsOn } from "./testing/approve-open";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";
import { startThrowAwayCluster } from "./testing/throw-away-cluster";

const seed = seedOfTests();
const chance = new Chance(seed);
const cluster = await startThrowAwayCluster();
const silent = { info() {}, warn() {}, error() {} };
const database = openDatabase(cluster.url, { log: silent });
/** In the full size as long as keeps every place taken from one crash to the next. */
const ms = sizeOf(20, 150);
const agent = createScriptedAgent({ "*": { kind: "delayed", ms, next: (task) => succeedWith(task) } });
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

/** Runs that wait for a person, all read at once: thousands that are each asked for would be the load. */
async function readWaiting(): Promise<RunState[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    "select id from runs where needs_person limit 200",
  );
  const runIds = rows.map(({ id }) => id);
  return [...(await loadRuns(database.pool, runIds)).values()].map(({ state }) => state);
}

async function decide(state: RunState): Promise<void> {
  expect(state.openIncidents, "a Postgres that crashes is nobody's failure").toEqual([]);
  for (const signal of decisionsOn(state)) {
    await insist(() => two.engine.journal.submit(state.runId, signal));
    acknowledged.push(signal.decisionId);
  }
}

/** Decides whatever is asked, until every run is completed and no more are to come. */
async function decideAll(areAllStarted: () => boolean): Promise<void> {
  for (;;) {
    const isEnding = areAllStarted();
    await Promise.all((await insist(readWaiting)).map(decide));
    if (isEnding && (await insist(() => one.count("runs where status <> 'completed'"))) === 0) return;
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
    let left = sizeOf(10, 100);
    const decided = decideAll(() => left === 0);
    for (; left > 0; left -= 1) {
      await startSome(sizeOf(4, 50));
      await sleep(chance.below(sizeOf(400, 4_000)));
      cluster.crash();
      await sleep(chance.below(400));
    }
    await decided;
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
  const decided = decideAll(() => true);
  const lost = await one.count("tasks where status = 'lost'");
  await cluster.setReadOnly(true);
  await sleep(sizeOf(11_000, 60_000));
  expect(await one.count("pg_stat_activity where backend_type = 'client backend'")).toBeLessThan(40);
  await cluster.setReadOnly(false);
  await decided;
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
