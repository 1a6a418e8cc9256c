import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { examineRuns } from "#server/engine/examine-runs";
import { examineTables } from "#server/engine/examine-tables";
import { stepOf } from "#workflows/run/run-state";
import { limitOf } from "#workflows/testing/tier";
import { ControlRig } from "./testing/control-rig";

const database = await createTestDatabase();
const control = await ControlRig.open(database);
const { operator: oda } = control;
const { rig, owner } = control.web;

test("twenty resumes at once are one event (E20)", async () => {
  const runId = await control.start("hang");
  const order = { runId, requestId: randomUUID() };
  await oda.api.runs.pause.mutate({ runId, requestId: randomUUID() });
  await Promise.all(Array.from({ length: 20 }, () => oda.api.runs.resume.mutate(order)));
  await Promise.all(
    Array.from({ length: 20 }, () => oda.api.runs.resume.mutate({ runId, requestId: randomUUID() })),
  );
  expect(await control.countEvents(runId, "run.resumed")).toBe(1);
  await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() });
});

const reached: Record<string, () => Promise<string>> = {
  "at work": async () => {
    const runId = await control.start("hang");
    await rig.waitFor(runId, (state) => stepOf(state, "hang")?.stage === "working");
    return runId;
  },
  "waiting for a decision": () => control.start(),
  "at an incident": () => control.start("stuck"),
  "before its next attempt": async () => {
    const runId = await control.start("late");
    await rig.waitFor(runId, (state) => stepOf(state, "late")?.stage === "retrying");
    return runId;
  },
  "paused by a person": async () => {
    const runId = await control.start("hang");
    await oda.api.runs.pause.mutate({ runId, requestId: randomUUID() });
    return runId;
  },
  stopped: async () => {
    const runId = await control.start("hang", "held");
    await oda.api.stops.pull.mutate({
      scope: "project",
      target: "held",
      reason: "Halt",
      requestId: randomUUID(),
    });
    return runId;
  },
  "out of budget": async () => {
    await owner.budgets.set.mutate({ project: "poor", per: "day", tokens: 5 });
    return control.start("broke", "poor");
  },
  "opened again": async () => {
    const runId = await control.complete();
    await oda.api.runs.retryStep.mutate({ runId, stepKey: "plan", requestId: randomUUID(), reason: "" });
    return runId;
  },
};

test.each(Object.keys(reached))("a run that is %s can be cancelled at once (E19)", async (where) => {
  const runId = (await reached[where]?.()) ?? "";
  if (!["at work", "before its next attempt"].includes(where)) await rig.waitForStatus(runId, "paused");
  const cancelledAt = performance.now();
  await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() });
  expect(performance.now() - cancelledAt).toBeLessThan(limitOf(5_000));
  expect((await rig.read(runId)).standing.status).toBe("cancelled");
  const isOpen = "run_id = $1 and status in ('queued', 'running', 'waiting_for_hitl', 'pending')";
  expect(await rig.count(`tasks where ${isOpen}`, [runId])).toBe(0);
  expect(await rig.count(`approvals where ${isOpen}`, [runId])).toBe(0);
  expect(await rig.count("timers where run_id = $1", [runId])).toBe(0);
  expect(await rig.count("run_stops where run_id = $1", [runId])).toBe(0);
});

test("a cancel at any moment leaves nothing that starts after it (E18)", async () => {
  const runIds = await Promise.all(Array.from({ length: 40 }, () => control.start()));
  await Promise.all(
    runIds.map(async (runId, at) => {
      if (at % 2 === 0) await control.approve(runId);
      for (let turns = 0; turns < at % 7; turns += 1) await new Promise(setImmediate);
      await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() }).catch(() => undefined);
    }),
  );
  for (const runId of runIds) {
    const { standing } = await rig.read(runId);
    expect(["cancelled", "completed"]).toContain(standing.status);
  }
  const { rows } = await database.pool.query(
    `select e.type from run_events e join run_events c on c.run_id = e.run_id and c.type = 'run.cancelled'
     where e.seq > c.seq and e.type not in ('agent.statusChanged', 'step.fenced')`,
  );
  expect(rows).toEqual([]);
});

test("the doctor finds nothing wrong after all this", async () => {
  expect(await examineTables(database.pool)).toEqual([]);
  expect((await examineRuns(database.pool)).findings).toEqual([]);
});
