import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { workflowText } from "#server/library/testing/library-folder";
import { ApiRig, faultOf } from "./testing/api-rig";

const gated = (id: string) =>
  `workflow:\n  id: ${id}\n  sequence:\n    - { id: one, agent: dev, creates: a.md, gate: after }\n`;
const database = await createTestDatabase();
const api = await ApiRig.open(database, {
  files: { "workflows/gated.yaml": gated("gated"), "workflows/plain.yaml": workflowText("plain") },
  concurrency: 0,
});
const { owner } = api;

async function start(workflowId: string, input: object, title?: string): Promise<string> {
  const order = { requestId: randomUUID(), workflowId, input: JSON.parse(JSON.stringify(input)), title };
  return (await owner.runs.start.mutate(order)).runId;
}

test.each([
  ["tenn", true],
  ["COURTS tennis", true],
  ["courts zebra", false],
  ["ennis", false],
  ["secondline", true],
  ["a.b-c", true],
  ["a.b-d", false],
  ["café", true],
  ["it's", true],
  ["%", false],
  ["'", false],
  ["\\", false],
])("a search for %j finds by the beginnings of words: %s", async (search, isFound) => {
  const idea = "Courts for a.b-c\nsecondline “quoted” café, it's so";
  const runId = await start("plain", { idea }, "Tennis booking");
  const { items } = await owner.runs.list.query({ search });
  expect(items.some(({ id }) => id === runId)).toBe(isFound);
});

test("a run is found by the beginning of its id", async () => {
  const runId = await start("plain", { idea: "x" });
  for (const search of [runId, runId.slice(0, 18), runId.replaceAll("-", "")]) {
    const { items } = await owner.runs.list.query({ search });
    expect(items.map(({ id }) => id)).toContain(runId);
  }
});

test("words that are not a query of the database are taken as words", async () => {
  for (const search of ["a & b", "!x", "a | (b", "':*", "$1", "<->", "a:*b"]) {
    await expect(owner.runs.list.query({ search })).resolves.toBeDefined();
  }
});

test("counts go as far as they are asked to", async () => {
  const filters = [{}, { workflowId: "gated" }, { search: "nothing-like-this" }];
  const [all, none, missing] = await owner.runs.count.query({ filters, most: 3 });
  expect(all).toEqual({ count: 3, isMore: true });
  expect(none).toEqual({ count: 0, isMore: false });
  expect(missing).toEqual({ count: 0, isMore: false });
});

test("a run whose task found no worker for a minute is stuck", async () => {
  const runId = await start("gated", {});
  const listed = async () => (await owner.runs.list.query({ standing: "stuck" })).items.map(({ id }) => id);
  expect(await listed()).not.toContain(runId);
  await database.pool.query("update tasks set queued_at = now() - interval '2 minutes' where run_id = $1", [
    runId,
  ]);
  expect(await listed()).toContain(runId);
});

test("a run whose retry is due later waits for a timer", async () => {
  const runId = await start("gated", {});
  await database.pool.query("insert into timers values ($1, 'retry:one:4', now() + interval '1 hour')", [
    runId,
  ]);
  const { items } = await owner.runs.list.query({ standing: "timer" });
  expect(items.map(({ id }) => id)).toEqual([runId]);
});

test("the time that people took is counted once, however many requests overlap", async () => {
  const runId = await start("gated", {});
  const add = (id: string, from: number, to: number | null) =>
    database.pool.query(
      `insert into approvals (id, run_id, step_key, iteration, kind, version, question, options, status, role, votes_needed, requested_at, decided_at)
       values ($1, $2, $1, 0, 'result', 1, 'q', '[]', $5, 'approver', 1, to_timestamp($3), to_timestamp($4))`,
      [id, runId, from, to, to === null ? "pending" : "approved"],
    );
  await add(`${runId}-a`, 1_000, 1_060);
  await add(`${runId}-b`, 1_030, 1_090);
  await add(`${runId}-c`, 2_000, 2_010);
  const people = async () => (await owner.runs.list.query({ ids: [runId] })).items[0]?.people;
  expect(await people()).toEqual({ ms: 100_000, since: null });
  await add(`${runId}-d`, 3_000, null);
  expect(await people()).toEqual({ ms: 100_000, since: "1970-01-01T00:50:00.000Z" });
});

test("a view is private until it is the team's, and only its owner changes it", async () => {
  const [ann, bo] = await Promise.all([api.signIn("operator"), api.signIn("approver")]);
  const as = (who: typeof ann) => api.client({ ...who.headers, origin: api.origin });
  const order = { name: "Late", query: "status:failed", columns: ["run", "status"] };
  const view = await as(ann).views.save.mutate(order);
  expect(await as(bo).views.list.query()).toEqual([]);
  const { id, version } = view;
  await as(ann).views.save.mutate({ ...order, id, version, isTeams: true });
  expect(await as(bo).views.list.query()).toMatchObject([{ id, isMine: false, isTeams: true, name: "Late" }]);
  expect((await faultOf(as(bo).views.remove.mutate({ id }))).reason).toBe("not-found");
  const stale = await faultOf(as(ann).views.save.mutate({ ...order, id, version }));
  expect(stale).toMatchObject({ code: "CONFLICT", reason: "content-changed" });
  await as(ann).views.remove.mutate({ id });
  expect(await as(ann).views.list.query()).toEqual([]);
});
