import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { examineTables } from "./examine-tables";
import { decisionsOn } from "./testing/approve-open";
import { EngineRig, gated } from "./testing/engine-rig";

const database = await createTestDatabase();
const agent = createScriptedAgent({ "*": (task) => succeedWith(task) });
const rig = new EngineRig(database, { agent });
await rig.engine.start();
afterAll(() => rig.engine.stop());

beforeAll(async () => {
  const [done, waiting] = [await rig.startRun(gated), await rig.startRun(gated)];
  for (const signal of decisionsOn(await rig.waitForStatus(done, "paused"))) {
    await rig.engine.journal.submit(done, signal);
  }
  await rig.waitForStatus(done, "completed");
  await rig.waitForStatus(waiting, "paused");
});

/** A task that is still under way, like another but in these columns. */
const copyOfTask = (id: string, columns: string) =>
  `insert into tasks select (jsonb_populate_record(t, '{"id": "${id}", ${columns}}')).*
   from tasks t where status = 'waiting_for_hitl'`;

test.each([
  ["I1", "its history has", "update runs set last_seq = last_seq + 1"],
  ["I3", "completed 2 times", repeatEvent("step.completed")],
  ["I5", "nothing is open", "update runs set needs_person = false"],
  ["I6", "with 0 final decisions", "update decisions set is_final = false"],
  ["I6", "history does not have it", "update decisions set id = 'another'"],
  ["I7", "other bytes than the request shows", "update approvals set content_sha256 = 'x'"],
  ["I7", "bytes of plan.md are missing", "update artifacts set sha256 = 'x' where name = 'plan.md'"],
  ["I7", "another hash", "update contents set bytes = 'x'"],
  ["I8", "is still open", "update runs set status = 'completed', reason_code = null, reason = null"],
  ["I9", "was scheduled, but is not there", "delete from tasks where status = 'completed'"],
  ["I9", "history did not schedule it", copyOfTask("t", '"attempt": 2')],
  ["I9", "has it as attempt 1", "update tasks set attempt = 2"],
  ["I9", "nobody ever claimed it", "update tasks set fence = 0"],
  ["I10", "2 tasks at once", copyOfTask("t", '"attempt": 2')],
])("%s: the doctor finds what is wrong: %s", async (rule, words, damage) => {
  expect(await examineTables(database.pool)).toEqual([]);
  const client = await database.pool.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    await client.query(damage);
    const found = { rule, where: expect.any(String), sentence: expect.stringContaining(words) };
    expect(await examineTables(client)).toContainEqual(found);
  } finally {
    await client.query("rollback");
    client.release();
  }
});

function repeatEvent(type: string): string {
  return `insert into run_events (run_id, seq, at, type, data)
    select run_id, seq + 1000, at, type, data from run_events where type = '${type}'`;
}
