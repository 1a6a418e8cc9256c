import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { runs } from "#db/tables/runs";
import { createTestDatabase } from "#db/testing/test-database";
import { workflowText } from "#server/library/testing/library-folder";
import { BOUNDS, findMatches } from "#server/queries/run-search";
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
  ["a.b-c it's", true],
  ["c-b", false],
  ["4607e83b", true],
  ["4607e8", true],
  ["4607e83bc", true],
  ["4607e83c", false],
  ["12e3", true],
  ["%", false],
  ["'", false],
  ["\\", false],
])("a search for %j finds by the beginnings of words: %s", async (search, isFound) => {
  const idea = "Courts for a.b-c\nsecondline “quoted” café, it's so 4607e83bcd 12e34";
  const runId = await start("plain", { idea }, "Tennis booking");
  const { items } = await owner.runs.list.query({ search });
  expect(items.some(({ id }) => id === runId)).toBe(isFound);
});

test.each([
  ["few", BOUNDS],
  ["more", { few: 0, many: 100 }],
  ["very many", { few: 0, many: 0 }],
])("%s matches are the same runs, whichever way they are looked for", async (_, bounds) => {
  const mark = `m${randomUUID().slice(0, 8)}`;
  const runIds = await Promise.all([start("plain", { mark }), start("plain", { idea: "x" }, `Of ${mark}`)]);
  await start("plain", { idea: mark.slice(1) });
  const found = await database.orm
    .select({ id: runs.id })
    .from(runs)
    .where(await findMatches(database, mark, bounds));
  expect(found.map(({ id }) => id).sort()).toEqual(runIds.sort());
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

test("a run keeps the tags it was launched with, and others come and go", async () => {
  const order = { requestId: randomUUID(), workflowId: "plain", input: {}, tags: ["Web", "q3", "web"] };
  const { runId } = await owner.runs.start.mutate(order);
  const listed = async (tags: string[]) =>
    (await owner.runs.list.query({ tags })).items.map(({ id, tags: its }) => [id, its]);
  expect(await listed(["web", "q3"])).toEqual([[runId, ["q3", "web"]]]);
  const changed = await owner.runs.tag.mutate({ runId, add: ["billing", "web"], remove: ["q3"] });
  expect(changed.tags).toEqual(["billing", "web"]);
  expect(await listed(["web", "q3"])).toEqual([]);
  expect(await listed(["billing"])).toEqual([[runId, ["billing", "web"]]]);
  expect((await owner.runs.tags.query()).items).toContainEqual({ tag: "web", runs: 1 });
  const { items } = await owner.audit.list.query({ target: `run:${runId}`, action: "run.tagged" });
  expect(items).toMatchObject([{ before: { tags: ["q3", "web"] }, after: { tags: ["billing", "web"] } }]);
});

test("tags are single words, few on a run, and of runs that exist", async () => {
  const runId = await start("plain", {});
  const many = Array.from({ length: 10 }, (_, at) => `t${at}`);
  await owner.runs.tag.mutate({ runId, add: many });
  expect(await faultOf(owner.runs.tag.mutate({ runId, add: ["more"] }))).toMatchObject({
    reason: "bad-input",
  });
  expect((await faultOf(owner.runs.tag.mutate({ runId, add: ["two words"] }))).code).toBe("BAD_REQUEST");
  const nobody = owner.runs.tag.mutate({ runId: randomUUID(), add: ["x"] });
  expect((await faultOf(nobody)).reason).toBe("not-found");
});

test("roots are the runs that are no forks", async () => {
  const runId = await start("gated", {}, "Rooted");
  const fork = await owner.runs.fork.mutate({ runId, fromSeq: 1, requestId: randomUUID() });
  const listed = async (isRoot: boolean) =>
    (await owner.runs.list.query({ search: "rooted", isRoot })).items.map(({ id }) => id);
  expect(await listed(true)).toEqual([runId]);
  expect(await listed(false)).toEqual([fork.runId]);
});

test("counts go as far as they are asked to", async () => {
  const filters = [{}, { workflowId: "nobody's" }, { search: "nothing-like-this" }];
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

test("a run waits for a timer while its retry is due, not after the wait was cut short", async () => {
  const [runId, cutShort] = [await start("gated", {}), await start("gated", {})];
  await database.pool.query(
    "insert into timers select unnest($1::uuid[]), 'retry:one:4', now() + interval '1 hour'",
    [[runId, cutShort]],
  );
  await database.pool.query(`update runs set waiting = '{"kind": "retry"}' where id = $1`, [runId]);
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
