import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, fail, succeedWith } from "#server/agents/scripted-agent";
import { limitOf, sizeOf } from "#workflows/testing/tier";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";

const TIMERS = sizeOf(5_000, 50_000);
const AT_ONCE = 500;
const database = await createTestDatabase();
const failing = new EngineRig(database, {
  agent: createScriptedAgent({ "*": fail({ retryAfterMs: 1 }) }),
  concurrency: 200,
});
const good = new EngineRig(database, {
  agent: createScriptedAgent({ "*": (task) => succeedWith(task) }),
  concurrency: 200,
});
afterAll(() => good.engine.stop());

const retried = pinnedFrom(`
workflow:
  id: retried
  name: Retried
  sequence:
    - { id: one, agent: analyst, creates: a.md, retry: { attempts: 3, backoff: 1ms } }
`);

/** Runs that wait for a retry, which nobody fires: this program's beat is not running. */
async function leaveTimers(): Promise<void> {
  await database.pool.query("create table parked (like timers)");
  await database.pool.query(
    `create function park() returns trigger language plpgsql as
     $$ begin insert into parked select new.*; return null; end $$`,
  );
  await database.pool.query(
    "create trigger park before insert on timers for each row execute function park()",
  );
  await failing.engine.start();
  for (let made = 0; made < TIMERS; made += AT_ONCE) {
    await failing.startRuns(retried, AT_ONCE);
  }
  await expect.poll(() => failing.count("parked"), { timeout: 600_000 }).toBe(TIMERS);
  await failing.engine.stop();
  await database.pool.query("drop trigger park on timers");
  await database.pool.query("insert into timers select * from parked");
}

test(
  "E22, G14: thousands of timers that are overdue at the start fire once each, and others are served meanwhile",
  async () => {
    await leaveTimers();
    const startedAt = performance.now();
    const starting = good.engine.start();
    const waits: number[] = [];
    while ((await good.count("timers")) > 0) {
      const askedAt = performance.now();
      await database.pool.query("select id, status from runs order by id desc limit 20");
      waits.push(performance.now() - askedAt);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await starting;
    const drainedMs = performance.now() - startedAt;
    const ended = () => good.count("runs where status = 'completed'");
    await expect.poll(ended, { timeout: 600_000 }).toBe(TIMERS);
    expect(await good.count("run_events where type = 'step.scheduled'")).toBe(2 * TIMERS);
    const p95 = waits.sort((one, other) => one - other)[Math.floor(waits.length * 0.95)] ?? 0;
    console.log(
      `${TIMERS} timers in ${Math.round(drainedMs)} ms, a query meanwhile took ${Math.round(p95)} ms (p95).`,
    );
    expect(drainedMs).toBeLessThan(limitOf(300_000));
    expect(p95).toBeLessThan(limitOf(300));
    await expectHealthy(database);
  },
  sizeOf(1_200_000, 3_600_000),
);
