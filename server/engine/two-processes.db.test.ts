import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { decisionsOn } from "./testing/approve-open";
import { bob, EngineRig, gated, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const agent = createScriptedAgent({ hang: { kind: "hangs" } });
const worker = new EngineRig(database, { agent });
const web = new EngineRig(database, { agent, concurrency: 0 });
await worker.engine.start();
await web.engine.start();
afterAll(async () => {
  await web.engine.stop();
  await worker.engine.stop();
});

test("what one process starts and decides, another performs at once", async () => {
  let waitedMs = 0;
  for (let run = 1; run <= 8; run += 1) waitedMs += await decideElsewhere();
  expect(waitedMs, "each by a hint: polls once a second would take 4 s").toBeLessThan(2_000);
});

/** Milliseconds from a decision at one process to the end of the run, whose last step the other performs. */
async function decideElsewhere(): Promise<number> {
  const runId = await web.startRun(gated);
  const waiting = await web.waitFor(runId, (state) => state.standing.status === "paused");
  const decidedAt = performance.now();
  for (const decision of decisionsOn(waiting)) await web.engine.journal.submit(runId, decision);
  await web.waitForStatus(runId, "completed");
  const waitedMs = performance.now() - decidedAt;
  await expect.poll(() => web.elsewhere, { message: "the hint comes after the commit" }).toContain(runId);
  return waitedMs;
}

test("a cancel through one process stops the agent in another", async () => {
  const hanging = pinnedFrom(
    "workflow:\n  id: h\n  name: H\n  sequence:\n    - { id: hang, agent: analyst, creates: a.md }\n",
  );
  const runId = await web.startRun(hanging);
  await web.waitFor(runId, (state) => stepOf(state, "hang")?.stage === "working");
  await web.engine.journal.submit(runId, { type: "cancelRun", by: bob, requestId: "c", reason: "" });
  await expect.poll(() => worker.engine.tasksAtWork).toBe(0);
});
