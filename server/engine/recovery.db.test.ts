import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const stuck = new EngineRig(database, { agent: createScriptedAgent({ "*": { kind: "hangs" } }) });
const healthy = new EngineRig(database, { agent: createScriptedAgent({ "*": (task) => succeedWith(task) }) });
const rigs: EngineRig[] = [healthy];
afterAll(async () => {
  for (const rig of rigs) await rig.engine.stop();
});

const chain = pinnedFrom(`
workflow:
  id: chain
  name: Chain
  sequence:
    - { id: one, agent: analyst, creates: a.md }
    - { id: two, agent: coder, requires: a.md, creates: b.md }
`);

test("E1: the tasks of a worker that died are taken over as another attempt", async () => {
  await stuck.engine.start();
  const runIds = await Promise.all(Array.from({ length: 5 }, () => stuck.startRun(chain)));
  await Promise.all(
    runIds.map((runId) => stuck.waitFor(runId, (state) => stepOf(state, "one")?.stage === "working")),
  );
  await stuck.engine.abandon();
  await healthy.engine.start();
  for (const runId of runIds) {
    const done = await healthy.waitForStatus(runId, "completed");
    expect(stepOf(done, "one")).toMatchObject({ attempt: 2, crashes: 1 });
    expect(stepOf(done, "two")).toMatchObject({ attempt: 1 });
    expect(await healthy.count("tasks where run_id = $1 and status = 'lost'", [runId])).toBe(1);
  }
  expect(await healthy.count("workers")).toBe(1);
});

test("E2: what a worker reports after others took its task over is kept as evidence and changes nothing", async () => {
  let wake: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const slow = createScriptedAgent({
    one: async (task) => {
      await woken;
      return succeedWith({ ...task, stepKey: "from the dead" });
    },
  });
  const zombie = new EngineRig(database, { agent: slow });
  await zombie.engine.start();
  const runId = await zombie.startRun(chain);
  await zombie.waitFor(runId, (state) => stepOf(state, "one")?.stage === "working");
  await zombie.engine.abandon({ keepsWorking: true });
  await healthy.waitForStatus(runId, "completed");
  const documents = await healthy.count("artifacts where run_id = $1", [runId]);
  wake();
  await expect
    .poll(() => healthy.count("run_events where run_id = $1 and type = 'step.fenced'", [runId]))
    .toBe(1);
  expect(await healthy.count("artifacts where run_id = $1", [runId])).toBe(documents);
  await zombie.engine.hints.close();
});

test("E33: a worker that is told to stop gives its tasks back, and the next one spends no attempt on it", async () => {
  const leaving = new EngineRig(database, { agent: createScriptedAgent({ "*": { kind: "hangs" } }) });
  await healthy.engine.stop();
  rigs.length = 0;
  await leaving.engine.start();
  const runId = await leaving.startRun(chain);
  await leaving.waitFor(runId, (state) => stepOf(state, "one")?.stage === "working");
  await leaving.engine.stop(100);
  expect(await leaving.count("tasks where run_id = $1 and status = 'queued'", [runId])).toBe(1);
  expect(await leaving.count("workers")).toBe(0);
  const next = new EngineRig(database, { agent: createScriptedAgent() });
  rigs.push(next);
  await next.engine.start();
  const done = await next.waitForStatus(runId, "completed");
  expect(stepOf(done, "one")).toMatchObject({ attempt: 1, crashes: 0 });
});
