import { createHash, randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { type RunState, stepOf } from "#workflows/run/run-state";
import { sizeOf } from "#workflows/testing/tier";
import type { NewContent } from "./run-move";
import { decisionsOn } from "./testing/approve-open";
import { ann, EngineRig, gated, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const calls: string[] = [];
const rig = new EngineRig(database, {
  agent: createScriptedAgent({
    "*": (task) => {
      calls.push(`${task.runId} ${task.stepKey}`);
      return succeedWith(task);
    },
  }),
});
await rig.engine.start();
afterAll(() => rig.engine.stop());

const followed = pinnedFrom(`
workflow:
  id: followed
  name: Followed
  sequence:
    - { id: before, agent: analyst, creates: brief.md, effect: unsafe }
    - { id: plan, agent: architect, requires: brief.md, creates: plan.md, gate: after }
    - { id: after, agent: deployer, requires: plan.md, creates: log.md, effect: unsafe }
`);

/** What one decision writes: the run goes on with another agent, and a person's text becomes a document. */
const WRITTEN = [
  "run_events",
  "runs",
  "decisions",
  "approvals",
  "artifacts",
  "contents",
  "handoffs",
  "tasks",
  "audit",
];
const OF_A_RUN = ["run_events", "decisions", "approvals", "artifacts", "handoffs", "tasks"];

function newContent(bytes: Buffer): NewContent {
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes };
}

/** Everything that stands of a run, as one text. */
async function readAll(runId: string, tables = OF_A_RUN): Promise<string> {
  const rows = await Promise.all(
    tables.map((table) =>
      database.pool.query(
        `select coalesce(json_agg(t order by t::text), '[]') as all from ${table} t where run_id = $1`,
        [runId],
      ),
    ),
  );
  const { rows: run } = await database.pool.query("select * from runs where id = $1", [runId]);
  return JSON.stringify([rows.map(({ rows: [row] }) => row), run]);
}

test.each(WRITTEN)(
  "E16: when %s cannot be written, nothing of a decision is; then it is taken whole",
  async (table) => {
    const runId = await rig.startRun(gated);
    const waiting = await rig.waitForStatus(runId, "paused");
    const [decision] = decisionsOn(waiting, "amend");
    if (!decision) throw new Error("Nothing is open.");
    const content = newContent(Buffer.from(`# Mine, without ${table}\n`));
    const amended = {
      name: "plan.md",
      sha256: content.sha256,
      mediaType: "text/markdown",
      size: content.bytes.length,
    };
    const decide = () => rig.engine.journal.submit(runId, { ...decision, amended }, [content]);
    const before = await readAll(runId);
    await database.pool.query(
      `create function refuse_${table}() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$`,
    );
    await database.pool.query(
      `create trigger refuse before insert or update on ${table} for each row execute function refuse_${table}()`,
    );
    await expect(decide()).rejects.toThrow("refused");
    await database.pool.query(`drop trigger refuse on ${table}`);
    expect(await readAll(runId)).toBe(before);
    await decide();
    await rig.waitForStatus(runId, "completed");
  },
);

test("H10: ten rounds of changes to a plan repeat nothing that was done before it or comes after it", async () => {
  const runId = await rig.startRun(followed);
  for (let round = 1; round <= 10; round += 1) {
    const [revise] = decisionsOn(await rig.waitFor(runId, isAtRound(round)), "revise");
    if (!revise) throw new Error("Nothing is open.");
    await rig.engine.journal.submit(runId, revise);
  }
  const [approve] = decisionsOn(await rig.waitFor(runId, isAtRound(11)));
  if (!approve) throw new Error("Nothing is open.");
  await rig.engine.journal.submit(runId, approve);
  await rig.waitForStatus(runId, "completed");
  const done = calls.filter((call) => call.startsWith(runId)).map((call) => call.slice(runId.length + 1));
  expect(done).toEqual(["before", ...Array.from({ length: 11 }, () => "plan"), "after"]);
});

const isAtRound = (round: number) => (state: RunState) =>
  state.standing.status === "paused" && stepOf(state, "plan")?.attempt === round;

/** What an ended run keeps: all but the queue, in which a crash may leave what it likes. */
const LASTING = OF_A_RUN.filter((table) => table !== "tasks");

test("E10: whatever a crash left behind, recovery changes no run that has ended", async () => {
  const runIds = await rig.startRuns(gated, sizeOf(6, 100));
  for (const [position, runId] of runIds.entries()) await endRun(runId, position);
  const before = await Promise.all(runIds.map((runId) => readAll(runId, LASTING)));
  const dead = randomUUID();
  await database.pool.query("update tasks set status = 'running', worker_id = $2 where run_id = any($1)", [
    runIds,
    dead,
  ]);
  await database.pool.query(
    "insert into timers (run_id, key, due_at) select unnest($1::uuid[]), 'deadline', now() - interval '1 h'",
    [runIds],
  );
  const other = new EngineRig(database, { agent: createScriptedAgent() });
  await other.engine.start();
  await expect
    .poll(() => other.count("tasks where status = 'running' and run_id = any($1)", [runIds]))
    .toBe(0);
  await expect.poll(() => other.count("timers where run_id = any($1)", [runIds])).toBe(0);
  await other.engine.stop();
  expect(await Promise.all(runIds.map((runId) => readAll(runId, LASTING)))).toEqual(before);
});

/** One run after the other is completed, cancelled and failed. */
async function endRun(runId: string, position: number): Promise<void> {
  const waiting = await rig.waitForStatus(runId, "paused");
  const [reject] = decisionsOn(waiting, "reject");
  const [approve] = decisionsOn(waiting);
  if (!approve || !reject) throw new Error("Nothing is open.");
  const cancel = { type: "cancelRun", reason: "over", by: ann, requestId: `${runId}-cancel` } as const;
  await rig.engine.journal.submit(runId, [approve, cancel, reject][position % 3] ?? approve);
  await rig.waitForStatus(
    runId,
    (["completed", "cancelled", "failed"] as const)[position % 3] ?? "completed",
  );
}
