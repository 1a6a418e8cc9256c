import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { stepOf } from "#workflows/run/run-state";
import { ControlRig } from "./testing/control-rig";

const database = await createTestDatabase();
const control = await ControlRig.open(database);
const { rig, owner, folder } = control.web;

test("what stands around a run is told while it goes on: silent workers, a newer version, budgets", async () => {
  const runId = await control.start("hang", "tight");
  await rig.waitFor(runId, (state) => stepOf(state, "hang")?.stage === "working");
  const read = () => owner.runs.alerts.query({ runId });
  expect(await read()).toEqual({ stalled: [], newerVersion: null, tightBudgets: [] });

  // The worker may renew its word in between: then it is silent once more.
  await vi.waitFor(async () => {
    await database.pool.query("update workers set renewed_at = now() - interval '8 s'");
    expect((await read()).stalled).toEqual([{ stepKey: "hang", since: expect.any(String) }]);
  }, 30_000);

  await owner.budgets.set.mutate({ project: "tight", per: "run", tokens: 100 });
  const use = { inputTokens: 80, outputTokens: 12, cachedTokens: 0, cost: 0 };
  await database.pool.query("update tasks set usage = $2 where run_id = $1", [runId, use]);
  expect((await read()).tightBudgets).toEqual([{ per: "run", unit: "tokens", used: 92, limit: 100 }]);

  await database.pool.query(
    `insert into budget_use (project, agent, period, tokens_raised) values ('tight', '', $1, 1000)
     on conflict (project, agent, period) do update set tokens_raised = 1000`,
    [runId],
  );
  expect((await read()).tightBudgets).toEqual([]);

  const { source } = await owner.workflows.get.query({ id: "hang" });
  await folder.write("workflows/hang.yaml", `${source}# a newer one\n`);
  await vi.waitFor(async () => expect((await read()).newerVersion).toMatch(/^[0-9a-f]{64}$/), 30_000);

  await owner.runs.cancel.mutate({ runId, requestId: randomUUID() });
  expect(await read()).toEqual({ stalled: [], newerVersion: null, tightBudgets: [] });
});
