import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, fail, succeedWith } from "#server/agents/scripted-agent";
import { stepOf } from "#workflows/run/run-state";
import { examineRuns } from "./examine-runs";
import { examineTables } from "./examine-tables";
import { decisionsOn } from "./testing/approve-open";
import { ann, bob, EngineRig, gated, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const agent = createScriptedAgent({
  flaky: [fail({ retryAfterMs: 20 }), (task) => succeedWith(task)],
});
const rig = new EngineRig(database, { agent });
await rig.engine.start();
afterAll(() => rig.engine.stop());

test("a run goes through its steps, waits for a person and completes", async () => {
  const runId = await rig.startRun(gated);
  const waiting = await rig.waitForStatus(runId, "paused");
  const approval = Object.values(waiting.approvals)[0];
  expect(approval).toMatchObject({ stepKey: "plan", kind: "result", status: "pending" });
  for (const decision of decisionsOn(waiting)) await rig.engine.journal.submit(runId, decision);
  const done = await rig.waitForStatus(runId, "completed");
  expect(stepOf(done, "build")?.stage).toBe("completed");
  expect(await rig.count("tasks where run_id = $1 and status = 'completed'", [runId])).toBe(2);
  expect(await rig.count("artifacts where run_id = $1", [runId])).toBe(2);
  expect(await rig.count("decisions where run_id = $1 and is_final", [runId])).toBe(1);
  expect(await rig.count("audit where target = $1", [`approval:${approval?.approvalId}`])).toBe(1);
  expect(rig.troubles).toEqual([]);
});

test("events are numbered from 1 without a gap", async () => {
  const runId = await rig.startRun(gated);
  const state = await rig.waitForStatus(runId, "paused");
  const { rows } = await database.pool.query("select seq from run_events where run_id = $1 order by seq", [
    runId,
  ]);
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: state.seq }, (_, at) => at + 1));
});

test("a failed attempt is tried again after its wait", async () => {
  const flaky = pinnedFrom(`
workflow:
  id: flaky
  name: Flaky
  sequence:
    - { id: flaky, agent: analyst, creates: a.md, retry: { attempts: 3, backoff: 10ms } }
`);
  const runId = await rig.startRun(flaky);
  const done = await rig.waitForStatus(runId, "completed");
  expect(stepOf(done, "flaky")).toMatchObject({ attempt: 2, stage: "completed" });
  expect(await rig.count("timers where run_id = $1", [runId])).toBe(0);
});

test("fifty people deciding at once make one decision and forty-nine conflicts that name it", async () => {
  const runId = await rig.startRun(gated);
  const waiting = await rig.waitForStatus(runId, "paused");
  const approval = Object.values(waiting.approvals)[0];
  const decide = (at: number) =>
    rig.engine.journal.submit(runId, {
      type: "decideApproval",
      approvalId: approval?.approvalId ?? "",
      decisionId: `${runId}-${at}`,
      action: at % 2 === 0 ? "approve" : "reject",
      comment: "Because.",
      contentSha256: approval?.contentSha256 ?? null,
      amended: null,
      by: { ...ann, id: `u-${at}`, name: `Person ${at}` },
    });
  const results = await Promise.allSettled(Array.from({ length: 50 }, (_, at) => decide(at)));
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused).toHaveLength(49);
  const { rows } = await database.pool.query("select by_name from decisions where approval_id = $1", [
    approval?.approvalId,
  ]);
  expect(rows).toHaveLength(1);
  for (const refusal of refused) {
    expect(refusal).toMatchObject({ reason: "already-decided", details: { by: rows[0].by_name } });
  }
});

test("a cancelled run leaves no open approval, no open task and accepts nothing more", async () => {
  const runId = await rig.startRun(gated);
  const waiting = await rig.waitForStatus(runId, "paused");
  const approval = Object.values(waiting.approvals)[0];
  const order = { by: ann, requestId: `${runId}-cancel`, reason: "No longer wanted" };
  const { state } = await rig.engine.journal.submit(runId, { type: "cancelRun", ...order });
  expect(state.standing).toMatchObject({ status: "cancelled" });
  expect(await rig.count("approvals where run_id = $1 and status = 'void'", [runId])).toBe(1);
  expect(await rig.count("tasks where run_id = $1 and status = 'cancelled'", [runId])).toBe(1);
  await expect(
    rig.engine.journal.submit(runId, {
      type: "decideApproval",
      approvalId: approval?.approvalId ?? "",
      decisionId: `${runId}-late`,
      action: "approve",
      comment: "",
      contentSha256: approval?.contentSha256 ?? null,
      amended: null,
      by: bob,
    }),
  ).rejects.toMatchObject({ reason: "approval-closed" });
});

test("the doctor finds nothing wrong after all this, and finds what is planted", async () => {
  expect(await examineTables(database.pool)).toEqual([]);
  const { runs, findings } = await examineRuns(database.pool);
  expect(findings).toEqual([]);
  expect(runs).toBeGreaterThanOrEqual(5);
  await database.pool.query(
    "delete from run_events where (run_id, seq) in (select run_id, seq from run_events where seq = 4 limit 1)",
  );
  expect((await examineRuns(database.pool)).findings).toMatchObject([{ rule: "I1" }]);
  expect((await examineTables(database.pool)).map(({ rule }) => rule)).toContain("I1");
});

test("an engine that learned the time takes orders before it is at work", async () => {
  const early = new EngineRig(database, { agent, concurrency: 0 });
  await expect(early.startRun(gated)).rejects.toThrow("time is not known");
  await early.engine.learnTime();
  const runId = await early.startRun(gated);
  await rig.waitForStatus(runId, "paused");
  await early.engine.stop();
});
