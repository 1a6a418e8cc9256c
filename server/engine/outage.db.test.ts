import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { examineRuns } from "./examine-runs";
import { examineTables } from "./examine-tables";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const agent = createScriptedAgent({ "*": { kind: "delayed", ms: 5, next: (task) => succeedWith(task) } });
const rig = new EngineRig(database, { agent });
await rig.engine.start();
afterAll(() => rig.engine.stop());

const steps = Array.from(
  { length: 8 },
  (_, at) => `    - { id: s${at}, agent: analyst, creates: d${at}.md }`,
);
const long = pinnedFrom(`workflow:\n  id: long\n  name: Long\n  sequence:\n${steps.join("\n")}\n`);

test("P2: runs complete though the database drops every connection again and again", async () => {
  const runIds = await Promise.all(Array.from({ length: 30 }, () => rig.startRun(long)));
  for (let round = 0; round < 5; round += 1) {
    const before = rig.commits.length;
    await expect.poll(() => rig.commits.length).toBeGreaterThan(before + 10);
    await dropConnections();
  }
  for (const runId of runIds) await rig.waitForStatus(runId, "completed");
  expect(await rig.count("artifacts")).toBe(30 * 8);
  expect((await examineRuns(database.pool)).findings).toEqual([]);
  expect(await examineTables(database.pool)).toEqual([]);
});

async function dropConnections(): Promise<void> {
  await database.pool
    .query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    )
    .catch((error: unknown) => expect(String(error)).toMatch(/terminat|ECONN/));
}
