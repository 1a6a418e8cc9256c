import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { limitOf, sizeOf } from "#workflows/testing/tier";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";
import { Fleet } from "./testing/fleet";

const database = await createTestDatabase();
const fleet = await Fleet.open(database.url);
const web = new EngineRig(database, { agent: createScriptedAgent(), concurrency: 0 });
await web.engine.start();
afterAll(async () => {
  await fleet.close();
  await web.engine.stop();
});

const workflowOf = (id: string, ...steps: string[]) =>
  pinnedFrom(`workflow:\n  id: ${id}\n  name: ${id}\n  sequence:\n    ${steps.join("\n    ")}\n`);
const pair = workflowOf(
  "pair",
  "- { id: flaky, agent: analyst, creates: a.md, retry: { attempts: 3, backoff: 10ms } }",
  "- { id: next, agent: coder, requires: a.md, creates: b.md }",
);
const single = workflowOf("single", "- { id: one, agent: analyst, creates: a.md }");
const startRuns = (count: number, workflow = single) => web.startRuns(workflow, count);

async function waitForAll(runIds: string[], withinMs = 60_000): Promise<void> {
  for (const runId of runIds) await web.waitForStatus(runId, "completed", withinMs);
}

test("E2: a worker that stood still while others took its tasks over changes nothing when it wakes", async () => {
  const runIds = await startRuns(100);
  const zombie = await fleet.start({ concurrency: runIds.length, workMs: 10_000 });
  const started = "run_events where run_id = any($1) and type = 'step.started'";
  await expect.poll(() => web.count(started, [runIds])).toBe(runIds.length);
  zombie.freeze();
  const healthy = await fleet.start({ concurrency: runIds.length });
  await waitForAll(runIds);
  const results = "run_events where run_id = any($1) and type in ('artifact.made', 'step.completed')";
  const before = await web.count(results, [runIds]);
  zombie.thaw();
  await expect.poll(() => web.count("workers")).toBe(2);
  await zombie.stop();
  expect(await web.count(results, [runIds])).toBe(before);
  expect(before).toBe(2 * runIds.length);
  await healthy.stop();
});

test("E4: a step that keeps its whole program busy for seconds loses no task", async () => {
  const busy = await fleet.start({ burnMs: 4_000 });
  const calm = await fleet.start();
  const [runId = ""] = await startRuns(1);
  await waitForAll([runId]);
  expect(await web.count("tasks where run_id = $1", [runId])).toBe(1);
  await busy.stop();
  await calm.stop();
});

test("E11: a step that kills its worker three times is put aside, and the others go on", async () => {
  const [poison = ""] = await startRuns(1, workflowOf("poison", "- { id: poison, agent: analyst }"));
  for (let crash = 1; crash <= 3; crash += 1) {
    const victim = await fleet.start();
    expect(await victim.isGone).toBe("SIGKILL");
  }
  const healthy = await fleet.start();
  const stuck = await web.waitFor(poison, ({ openIncidents }) => openIncidents.length > 0);
  expect(stepOf(stuck, "poison")).toMatchObject({ attempt: 3, because: { code: "quarantined" } });
  await waitForAll(await startRuns(5));
  expect(await web.count("tasks where run_id = $1", [poison])).toBe(3);
  await healthy.stop();
});

test("E29: machines whose clocks are a day or ten minutes wrong take nothing over and are on time", async () => {
  const day = 24 * 3_600_000;
  const skews = [-day, -600_000, 600_000, day];
  const members = await Promise.all(skews.map((clockSkewMs) => fleet.start({ clockSkewMs, workMs: 50 })));
  const runIds = await startRuns(24, pair);
  await waitForAll(runIds);
  expect(await web.count("tasks where run_id = any($1) and status = 'lost'", [runIds])).toBe(0);
  const wrong = "run_events where run_id = any($1) and abs(extract(epoch from clock_timestamp() - at)) > 120";
  expect(await web.count(wrong, [runIds])).toBe(0);
  for (const member of members) expect(await member.stop()).toBe(0);
});

test("E33: a worker that is told to stop ends within ten seconds and spends no attempt of anybody", async () => {
  for (let stop = 0; stop < sizeOf(3, 50); stop += 1) {
    const leaving = await fleet.start({ workMs: 500, finishMs: stop % 2 ? 8_000 : 100 });
    const runIds = await startRuns(20);
    await web.waitFor(runIds[0] ?? "", (state) => stepOf(state, "one")?.stage === "working");
    const staying = await fleet.start();
    const toldAt = performance.now();
    expect(await leaving.stop()).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(limitOf(10_000));
    await waitForAll(runIds);
    expect(await web.count("tasks where run_id = any($1)", [runIds])).toBe(runIds.length);
    await staying.stop();
  }
  await expectHealthy(database);
}, 900_000);
