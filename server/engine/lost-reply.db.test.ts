import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "#db/client";
import { startFlakyProxy } from "#db/testing/flaky-proxy";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { itemsOf } from "#workflows/run/pages";
import { stepOf } from "#workflows/run/run-state";
import { bob, EngineRig, gated } from "./testing/engine-rig";

const database = await createTestDatabase();
const proxy = await startFlakyProxy(database.url);
const silent = { info() {}, warn() {}, error() {} };
const flaky = openDatabase(proxy.url, { log: silent });
const rig = new EngineRig(
  { ...flaky, url: proxy.url },
  { agent: createScriptedAgent({ "*": (task) => succeedWith(task) }) },
);
await rig.engine.start();
afterAll(async () => {
  await rig.engine.stop();
  await flaky.close();
  await proxy.close();
});

test("P1: a decision whose COMMIT reply is lost is taken once, and its maker gets the true answer", async () => {
  for (let round = 0; round < 20; round += 1) {
    const runId = await rig.startRun(gated);
    const waiting = await rig.waitForStatus(runId, "paused");
    const approval = Object.values(waiting.approvals)[0];
    const decisionId = randomUUID();
    proxy.swallowReplyTo(decisionId);
    const { state } = await rig.engine.journal.submit(runId, {
      type: "decideApproval",
      approvalId: approval?.approvalId ?? "",
      decisionId,
      action: "approve",
      comment: "",
      contentSha256: approval?.contentSha256 ?? null,
      amended: null,
      by: bob,
    });
    expect(state.approvals[approval?.approvalId ?? ""]?.decision?.decisionId).toBe(decisionId);
    await rig.waitForStatus(runId, "completed");
    expect(await rig.count("decisions where run_id = $1", [runId])).toBe(1);
    expect(await rig.count("run_events where run_id = $1 and type = 'approval.decided'", [runId])).toBe(1);
  }
  expect(proxy.swallowed).toBe(20);
});

test("P1: a report whose COMMIT reply is lost is accepted once", async () => {
  for (let round = 0; round < 10; round += 1) {
    await rig.engine.workflows.pin(gated);
    proxy.swallowReplyTo('"taskId":');
    const runId = await rig.startRun(gated);
    const waiting = await rig.waitForStatus(runId, "paused");
    expect(itemsOf(waiting.artifacts)).toHaveLength(1);
    expect(stepOf(waiting, "plan")).toMatchObject({ attempt: 1, stage: "reviewing" });
  }
});
