import { afterEach, expect, test, vi } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, type ScriptedAnswer, succeedWith } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";

const database = await createTestDatabase();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const single = pinnedFrom("workflow:\n  id: single\n  sequence:\n    - { id: one, agent: analyst }\n");
const pair = pinnedFrom(
  "workflow:\n  id: pair\n  sequence:\n    - { id: one, agent: analyst }\n    - { id: two, agent: coder }\n",
);

async function startRig(answers: Record<string, ScriptedAnswer>, concurrency = 8): Promise<EngineRig> {
  const rig = new EngineRig(database, { agent: createScriptedAgent(answers), concurrency });
  closing.push(() => rig.engine.stop(0));
  await rig.engine.start();
  return rig;
}

/** What is done with tasks takes so long where the condition holds, after the statement has looked at the tables. */
async function delayOnTasks(event: string, condition: string, seconds: number): Promise<void> {
  await database.pool.query(
    `create or replace function dawdle() returns trigger language plpgsql as $$ begin
       if ${condition} then perform pg_sleep(${seconds}); end if;
       return new;
     end $$`,
  );
  await database.pool.query(`create trigger dawdle before ${event} execute function dawdle()`);
  closing.push(async () => void (await database.pool.query("drop trigger dawdle on tasks")));
}

const dawdling = "pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()";

test("a task that is queued while others are being claimed is claimed at once, not with the next beat", async () => {
  const web = await startRig({}, 0);
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const worker = await startRig({ "*": (task) => succeedWith(task) });
  vi.useRealTimers();
  await delayOnTasks("update on tasks for each statement", "current_query() like '%skip locked%'", 0.5);
  const first = await web.startRun(single);
  await expect.poll(() => web.count(dawdling)).toBe(1);
  const heard = worker.elsewhere.length;
  const second = await web.startRun(single);
  await expect.poll(() => worker.elsewhere.slice(heard)).toContain(second);
  expect((await web.read(first)).standing.status).toBe("running");
  for (const runId of [first, second]) await web.waitForStatus(runId, "completed");
});

test("E33: a task that is committed to a worker while it is told to stop is given back, unspent", async () => {
  const leaving = await startRig({ one: (task) => succeedWith(task) });
  await delayOnTasks("insert on tasks for each row", "new.step_key = 'two'", 1);
  const runId = await leaving.startRun(pair);
  await expect.poll(() => leaving.count(dawdling)).toBe(1);
  await leaving.engine.stop();
  closing.splice(0, 1);
  const held = "tasks where run_id = $1 and step_key = 'two' and status = 'queued' and worker_id is null";
  expect(await leaving.count(held, [runId])).toBe(1);
  const next = await startRig({ "*": (task) => succeedWith(task) });
  const done = await next.waitForStatus(runId, "completed");
  expect(stepOf(done, "two")).toMatchObject({ attempt: 1, crashes: 0 });
});

test("the doctor finds nothing wrong after all this", () => expectHealthy(database));
