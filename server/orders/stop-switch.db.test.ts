import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { ApiRig, faultOf } from "#server/api/testing/api-rig";
import { examineRuns } from "#server/engine/examine-runs";
import { examineTables } from "#server/engine/examine-tables";
import { EngineRig } from "#server/engine/testing/engine-rig";
import { stepOf } from "#workflows/run/run-state";
import type { StopScope } from "#workflows/run/stop";
import { limitOf } from "#workflows/testing/tier";

const database = await createTestDatabase();
const two = `
workflow:
  id: two
  name: Two
  sequence:
    - { id: draft, agent: analyst, creates: a.md }
    - { id: build, agent: coder, requires: a.md, creates: b.md }
`;
const web = await ApiRig.open(database, { files: { "workflows/two.yaml": two }, concurrency: 0 });
/** Step keys at which agents hang until they are aborted. */
const hanging = new Set<string>();
const agent = createScriptedAgent({
  "*": (task) => (hanging.has(task.stepKey) ? { kind: "hangs" } : succeedWith(task)),
});
const workers = [1, 2].map(() => new EngineRig(database, { agent, concurrency: 2 }));
for (const { engine } of workers) await engine.start();
afterAll(() => Promise.all(workers.map(({ engine }) => engine.stop())));

const oda = await web.signIn("operator");
const atWork = () => workers.reduce((sum, { engine }) => sum + engine.tasksAtWork, 0);
const start = (project = "default", requestId: string = randomUUID()) =>
  oda.api.runs.start.mutate({ requestId, workflowId: "two", project, input: {} });
const pull = (scope: StopScope, target?: string, requestId: string = randomUUID()) =>
  oda.api.stops.pull.mutate({ scope, target, reason: "A leak", requestId });
const release = (scope: StopScope, target?: string, requestId: string = randomUUID()) =>
  oda.api.stops.release.mutate({ scope, target, requestId });
const statusOf = async (runId: string) => (await web.rig.read(runId)).standing.status;

test("pulled for everything it halts what two processes have at work within 5 s, and costs no attempt", async () => {
  hanging.add("draft");
  const [{ runId }] = await Promise.all([start(), start(), start()]);
  await expect.poll(atWork).toBe(3);
  const pulledAt = performance.now();
  const stop = await pull("all");
  await expect.poll(atWork).toBe(0);
  expect(performance.now() - pulledAt).toBeLessThan(limitOf(5_000));
  expect(stop.runs).toBe(3);
  expect(stop.sentence).toMatch(/^Stopped by .+ at \d\d:\d\d UTC: A leak\.$/);
  const run = await oda.api.runs.get.query({ runId });
  expect(run).toMatchObject({ status: "paused", reason: { code: "stop" }, tasks: [{ status: "cancelled" }] });
  expect(run.waiting).toMatchObject({
    kind: "stop",
    sentence: stop.sentence,
    who: ["operator"],
    action: { kind: "release-stop", stopId: stop.stopId },
  });
  expect(stepOf(await web.rig.read(runId), "draft")).toMatchObject({ stage: "unreached", failures: 0 });
});

test("a run that is started under a stop is accepted and stands from its beginning", async () => {
  const { runId } = await start();
  const state = await web.rig.read(runId);
  expect(state.standing).toMatchObject({ status: "paused", code: "stop" });
  expect(state.counts.tasks).toBe(0);
});

test("a resume does not go past it, and its release lets everything go on", async () => {
  const [{ id: runId } = { id: "" }] = (await oda.api.runs.list.query({})).items;
  const order = { runId, requestId: randomUUID() };
  expect(await faultOf(oda.api.runs.resume.mutate(order))).toMatchObject({ reason: "illegal-move" });
  hanging.clear();
  const requestId = randomUUID();
  const released = await release("all", undefined, requestId);
  expect(await release("all", undefined, requestId)).toMatchObject({ stopId: released.stopId });
  const runs = (await oda.api.runs.list.query({})).items;
  for (const { id } of runs) await web.rig.waitForStatus(id, "completed");
  expect(await web.rig.count("run_stops")).toBe(0);
  expect(await web.rig.count("audit where action in ('stop.pulled', 'stop.released')")).toBe(2);
});

test("a stop of one project leaves the others alone", async () => {
  hanging.add("draft");
  const [inside, outside] = [await start("shop"), await start("bank")];
  await expect.poll(atWork).toBe(2);
  await pull("project", "shop");
  expect(await statusOf(inside.runId)).toBe("paused");
  expect(await statusOf(outside.runId)).toBe("running");
  await expect.poll(atWork).toBe(1);
  hanging.clear();
  await release("project", "shop");
  await oda.api.runs.cancel.mutate({ runId: outside.runId, requestId: randomUUID() });
  await web.rig.waitForStatus(inside.runId, "completed");
  expect((await oda.api.projects.list.query()).items).toEqual(["default", "bank", "shop"]);
});

test("a stop of one agent lets the others go on up to its steps", async () => {
  await pull("agent", "coder");
  const { runId } = await start();
  const state = await web.rig.waitForStatus(runId, "paused");
  expect(stepOf(state, "draft")?.stage).toBe("completed");
  expect(stepOf(state, "build")?.stage ?? "unreached").toBe("unreached");
  expect(state.standing).toMatchObject({
    code: "stop",
    sentence: expect.stringContaining("coder was stopped by"),
  });
  await release("agent", "coder");
  await web.rig.waitForStatus(runId, "completed");
});

test("a run that a process started before it knew is found by the workers' beat", async () => {
  const [worker] = workers;
  await pull("all");
  const known = (await oda.api.runs.list.query({ limit: 1 })).items[0]?.workflowVersion ?? "";
  hanging.add("draft");
  const runId = randomUUID();
  await worker?.engine.journal.submit(runId, {
    ...{
      type: "startRun",
      runId,
      workflowSha: known,
      sequence: null,
      title: "Late",
      input: {},
      oversight: "low",
    },
    ...{ project: "default", answers: {}, unanswered: "ask", requestId: runId },
    by: { kind: "person", id: "u", name: "U", role: "owner" },
  });
  await web.rig.waitFor(runId, ({ standing }) => standing.status === "paused");
  await expect.poll(atWork).toBe(0);
});

test("it holds over a restart, and a cancel goes through it", async () => {
  const [first] = workers;
  await first?.engine.stop();
  const again = new EngineRig(database, { agent, concurrency: 2 });
  workers[0] = again;
  await again.engine.start();
  const { runId } = await start();
  expect(await statusOf(runId)).toBe("paused");
  await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() });
  expect(await web.rig.count("run_stops where run_id = $1", [runId])).toBe(0);
  hanging.clear();
  await release("all");
});

test("twenty people pulling at once make one stop", async () => {
  const stops = await Promise.all(Array.from({ length: 20 }, () => pull("agent", "analyst")));
  expect(new Set(stops.map(({ stopId }) => stopId)).size).toBe(1);
  await release("agent", "analyst");
});

test("a stop for a project that no run knows yet is taken, and holds what is started in it", async () => {
  expect(await pull("project", "tomorrow")).toMatchObject({ target: "tomorrow", runs: 0, released: null });
  const { runId } = await start("tomorrow");
  expect((await web.rig.read(runId)).standing).toMatchObject({ status: "paused", code: "stop" });
  await release("project", "tomorrow");
  await web.rig.waitForStatus(runId, "completed");
});

test("a stop for an agent that no workflow names is taken, and says that nothing stands under it", async () => {
  expect(await pull("agent", "nobody-yet")).toMatchObject({ scope: "agent", runs: 0 });
  expect(await release("agent", "nobody-yet")).toMatchObject({ released: { by: { name: oda.person.name } } });
});

test("a switch without the name it needs, and a release of what is not stopped, are refused", async () => {
  expect(await faultOf(pull("project"))).toMatchObject({ reason: "bad-input", field: "target" });
  expect(await faultOf(release("all"))).toMatchObject({ reason: "not-found" });
});

test("the list tells what holds and what was released, page by page", async () => {
  await pull("agent", "analyst");
  const active = await oda.api.stops.list.query({ isActive: true });
  expect(active.items).toMatchObject([{ scope: "agent", target: "analyst", released: null }]);
  await release("agent", "analyst");
  const first = await oda.api.stops.list.query({ limit: 2 });
  const second = await oda.api.stops.list.query({ limit: 2, cursor: first.nextCursor ?? "" });
  expect(new Set([...first.items, ...second.items].map(({ stopId }) => stopId)).size).toBe(4);
  expect(first.items[0]?.released).toMatchObject({ by: { name: oda.person.name } });
});

test("every process is told of a stop that no run feels, and of its release", async () => {
  const rigs = [web.rig, ...workers];
  const before = rigs.map(({ listsTold }) => listsTold);
  const isTold = (count: number) => rigs.every(({ listsTold }, at) => listsTold >= (before[at] ?? 0) + count);
  await pull("all");
  await expect.poll(() => isTold(1)).toBe(true);
  await release("all");
  await expect.poll(() => isTold(2)).toBe(true);
});

test("the doctor finds nothing wrong after all this", async () => {
  expect(await examineTables(database.pool)).toEqual([]);
  expect((await examineRuns(database.pool)).findings).toEqual([]);
});
