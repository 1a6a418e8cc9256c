import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { ApiRig, faultOf } from "#server/api/testing/api-rig";
import { KnownSettings } from "#server/auth/known-settings";
import { expectHealthy } from "#server/engine/testing/expect-healthy";
import { purgeEvents } from "./purge-events";
import { purgeHistory } from "./purge-history";
import { RetentionRounds } from "./retention-rounds";

const database = await createTestDatabase();
const { pool } = database;
const files = {
  "workflows/gated.yaml": `
workflow:
  id: gated
  name: Gated
  sequence:
    - { id: plan, agent: analyst, creates: plan.md, gate: after }
    - { id: build, agent: coder, requires: plan.md, creates: build.md }
`,
};
const { owner, rig } = await ApiRig.open(database, { files });
const kept90 = { retention: { events: 90, texts: 90 }, retentionByProject: {} };
const forEver = { retention: { events: null, texts: null }, retentionByProject: {} };

async function startRun(project = "default"): Promise<string> {
  const order = { requestId: randomUUID(), workflowId: "gated", input: { idea: "x" }, project };
  const { runId } = await owner.runs.start.mutate(order);
  await rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  return runId;
}

/** A run that completed so many days ago. */
async function endedRun(daysAgo: number, project?: string): Promise<string> {
  const runId = await startRun(project);
  const [request] = (await owner.approvals.list.query({ runId })).items;
  await owner.approvals.decide.mutate({
    approvalId: request?.id ?? "",
    decisionId: randomUUID(),
    action: "approve",
    contentSha256: request?.contentSha256 ?? null,
  });
  await rig.waitForStatus(runId, "completed");
  await age(runId, daysAgo);
  return runId;
}

async function age(runId: string, daysAgo: number): Promise<void> {
  const ago = `clock_timestamp() - make_interval(days => $2)`;
  const values = [runId, daysAgo];
  await pool.query(
    `update runs set started_at = ${ago}, finished_at = case when finished_at is not null then ${ago} end where id = $1`,
    values,
  );
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A call of a model in a run; answers the hashes of what was said. */
async function recordCall(runId: string, daysAgo: number, texts: [prompt: string, answer: string]) {
  for (const text of texts) {
    await pool.query(
      "insert into contents (sha256, size, bytes) values ($1, $2, $3) on conflict do nothing",
      [sha256(text), text.length, Buffer.from(text)],
    );
  }
  const id = randomUUID();
  await pool.query(
    `insert into model_calls (id, run_id, task_id, step_key, agent, provider, model, started_at, latency_ms,
       input_tokens, output_tokens, cached_tokens, prompt_sha256, answer_sha256)
     values ($1, $2, $3, 'plan', 'analyst', 'openai', 'gpt', clock_timestamp() - make_interval(days => $4), 1, 0, 0, 0, $5, $6)`,
    [id, runId, `none-${id}`, daysAgo, ...texts.map(sha256)],
  );
  return id;
}

const isKept = async (text: string) => (await rig.count("contents where sha256 = $1", [sha256(text)])) === 1;
const eventsOf = (runId: string) => rig.count("run_events where run_id = $1", [runId]);

test("events of a run that ended long ago go; those of open, waiting and younger runs stay", async () => {
  const [old, young, open] = [await endedRun(91), await endedRun(89), await startRun()];
  await age(open, 400);
  const before = await Promise.all([old, young, open].map(eventsOf));
  expect((await purgeHistory(pool, kept90)).events).toBe(before[0]);
  expect(await Promise.all([old, young, open].map(eventsOf))).toEqual([0, before[1], before[2]]);
  expect(await purgeHistory(pool, kept90)).toEqual({ events: 0, calls: 0, days: 0 });
  await expectHealthy(database);
});

test("such a run still shows its end, its documents and decisions, and says what is gone", async () => {
  const runId = await endedRun(100);
  const before = await owner.runs.get.query({ runId });
  await purgeHistory(pool, kept90);
  expect(await owner.runs.get.query({ runId })).toEqual(before);
  expect((await owner.artifacts.list.query({ runId })).items).toHaveLength(2);
  const refused = { reason: "history-deleted", message: expect.stringContaining("deleted 100 days after") };
  expect(await faultOf(owner.runs.events.query({ runId }))).toMatchObject(refused);
  const [decided] = (await owner.approvals.list.query({ runId, status: ["approved"] })).items;
  expect(decided?.decision).toMatchObject({ action: "approve" });
  const request = { approvalId: decided?.id ?? "" };
  expect(await faultOf(owner.approvals.get.query(request))).toMatchObject(refused);
  const order = { runId, stepKey: "build", requestId: randomUUID(), reason: "once more" };
  expect(await faultOf(owner.runs.fork.mutate(order))).toMatchObject(refused);
  expect(await faultOf(owner.runs.retryStep.mutate(order))).toMatchObject(refused);
  const { items, lastSeq } = await owner.runs.events.query({ runId, after: before.seq });
  expect([items, lastSeq]).toEqual([[], before.seq]);
});

test("such a run is shown as it was kept, whichever build kept it (E32)", async () => {
  const runId = await endedRun(100);
  const before = await owner.runs.get.query({ runId });
  await purgeHistory(pool, kept90);
  const kept = `regexp_replace(state::text, '"reducer": ?[0-9]+', '"reducer": 0')::json`;
  const changed = await pool.query(
    `update runs set state = ${kept} where id = $1 returning state ->> 'reducer' as reducer`,
    [runId],
  );
  expect(changed.rows).toEqual([{ reducer: "0" }]);
  expect(await owner.runs.get.query({ runId })).toEqual(before);
});

test("texts of calls go, but not while a document, an open run or a younger one has the same bytes", async () => {
  const [old, young, open] = [await endedRun(91), await endedRun(5), await startRun()];
  const [plan] = (await owner.artifacts.list.query({ runId: old })).items;
  const { content } = await owner.artifacts.get.query({ artifactId: plan?.id ?? "" });
  const gone = await recordCall(old, 91, ["only said once", "an answer in an old run"]);
  await recordCall(old, 91, ["said again by a younger run", content]);
  await recordCall(young, 5, ["said again by a younger run", "answer of a young run"]);
  await recordCall(open, 400, ["prompt of an open run", "answer of an open run"]);
  expect((await purgeHistory(pool, kept90)).calls).toBe(2);
  expect(await isKept("only said once")).toBe(false);
  expect(await isKept("an answer in an old run")).toBe(false);
  for (const text of [
    "said again by a younger run",
    content,
    "prompt of an open run",
    "answer of a young run",
  ]) {
    expect(await isKept(text)).toBe(true);
  }
  expect(await faultOf(owner.agents.modelCall.query({ callId: gone }))).toMatchObject({
    reason: "history-deleted",
  });
  await expectHealthy(database);
});

test("a project may keep its runs longer or shorter than the others, and null keeps for ever", async () => {
  const [shop, bank, other] = [await endedRun(60, "shop"), await endedRun(400, "bank"), await endedRun(400)];
  expect(await purgeHistory(pool, forEver)).toMatchObject({ events: 0 });
  const own = { shop: { events: 50, texts: 50 }, bank: { events: null, texts: null } };
  await purgeHistory(pool, { ...forEver, retentionByProject: own });
  expect(await eventsOf(shop)).toBe(0);
  expect(await eventsOf(other)).toBeGreaterThan(0);
  await purgeHistory(pool, { ...kept90, retentionByProject: own });
  expect(await eventsOf(bank)).toBeGreaterThan(0);
  expect(await eventsOf(other)).toBe(0);
});

test("a long history goes in batches of 1,000, and between two of them everything holds", async () => {
  await purgeHistory(pool, kept90);
  const runId = await endedRun(91);
  await pool.query(
    `insert into run_events (run_id, seq, at, type, data)
     select $1, n, now(), 'note', '{}' from generate_series((select last_seq + 1 from runs where id = $1), 2500) n`,
    [runId],
  );
  await pool.query("update runs set last_seq = 2500, state_seq = 2500 where id = $1", [runId]);
  const kept = { days: 90, byProject: {} };
  expect(await purgeEvents(pool, kept)).toBe(1_000);
  expect(await rig.count("runs where id = $1 and purged_seq = 1000 and purged_at is null", [runId])).toBe(1);
  const { items } = await owner.runs.events.query({ runId, after: 1_000, limit: 1 });
  expect(items[0]?.seq).toBe(1_001);
  await expectHealthy(database);
  expect([await purgeEvents(pool, kept), await purgeEvents(pool, kept)]).toEqual([1_000, 500]);
  expect(await purgeEvents(pool, kept)).toBe(0);
});

test("what a run and old days used of budgets goes with them, but never what is reserved", async () => {
  const [old, open] = [await endedRun(91), await startRun()];
  const day = async (daysAgo: number, reserved = 0) =>
    pool.query(
      `insert into budget_use (project, agent, period, tokens_reserved)
       values ('default', $3, to_char(now() - make_interval(days => $1), 'YYYY-MM-DD'), $2)`,
      [daysAgo, reserved, `a-${daysAgo}`],
    );
  for (const runId of [old, open]) {
    await pool.query("insert into budget_use (project, agent, period) values ('default', '', $1)", [runId]);
  }
  await Promise.all([day(1), day(89), day(95), day(96, 7)]);
  expect((await purgeHistory(pool, kept90)).days).toBe(1);
  const { rows } = await pool.query<{ period: string; agent: string }>(
    "select period, agent from budget_use",
  );
  expect(rows.map(({ period, agent }) => agent || period).sort()).toEqual(
    [open, "a-1", "a-89", "a-96"].sort(),
  );
  await pool.query("delete from budget_use where tokens_reserved > 0");
});

test("what was deleted stands in the audit log, and two who delete at once delete each thing once", async () => {
  const before = await rig.count("audit where action = 'history.purged'");
  const runId = await endedRun(91);
  const events = await eventsOf(runId);
  const done = await Promise.all([purgeHistory(pool, kept90), purgeHistory(pool, kept90)]);
  expect(done.reduce((sum, purged) => sum + purged.events, 0)).toBe(events);
  expect(await rig.count("audit where action = 'history.purged'")).toBe(before + 1);
  const [entry] = (await owner.audit.list.query({ action: "history.purged", limit: 1 })).items;
  expect(entry).toMatchObject({ actor: { name: "Retention policy" }, after: { events, calls: 0, days: 0 } });
});

test("a program deletes by itself what owners do not want kept, and goes on when that fails", async () => {
  const runId = await endedRun(91);
  const troubles: string[] = [];
  let reads = 0;
  const rounds = new RetentionRounds({
    pool,
    readSettings: async () => {
      reads += 1;
      if (reads === 1) throw new Error("The database is away.");
      return KnownSettings.parse({});
    },
    onTrouble: (message) => troubles.push(message),
    firstMs: 0,
    everyMs: 1,
  });
  rounds.start();
  await expect.poll(() => eventsOf(runId)).toBe(0);
  await rounds.stop();
  expect(troubles).toHaveLength(1);
});
