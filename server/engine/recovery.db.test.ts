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

test("the tasks of a worker that died are taken over as another attempt", async () => {
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
