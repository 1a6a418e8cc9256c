import { afterAll, expect, test, vi } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { decisionsOn } from "./testing/approve-open";
import { bob, EngineRig, gated, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const agent = createScriptedAgent({ hang: { kind: "hangs" } });
const worker = new EngineRig(database, { agent });
const web = new EngineRig(database, { agent, concurrency: 0 });
// Nothing but hints: the beat once a second, by which it would find its work as well, never comes.
vi.useFakeTimers({ toFake: ["setInterval"] });
await worker.engine.start();
vi.useRealTimers();
await web.engine.start();
afterAll(async () => {
  await web.engine.stop();
  await worker.engine.stop();
});

test("what one process starts and decides, another performs at once", async () => {
  for (let run = 1; run <= 8; run += 1) await decideElsewhere();
});

/** A decision at one process, and the end of the run, whose last step the other performs. */
async function decideElsewhere(): Promise<void> {
  const runId = await web.startRun(gated);
  const waiting = await web.waitFor(runId, (state) => state.standing.status === "paused");
  for (const decision of decisionsOn(waiting)) await web.engine.journal.submit(runId, decision);
  await web.waitForStatus(runId, "completed");
  await expect.poll(() => web.elsewhere, { message: "the hint comes after the commit" }).toContain(runId);
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
