import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "#db/tables/users";
import { createTestDatabase } from "#db/testing/test-database";
import { fail, succeedWith } from "#server/agents/scripted-agent";
import type { Principal } from "#server/auth/principal";
import { addMember } from "#server/auth/testing/test-auth";
import { ann, pinnedFrom } from "#server/engine/testing/engine-rig";
import { carryBulk } from "#server/orders/bulk/carry-bulk";
import { startBulk } from "#server/orders/bulk/start-bulk";
import { ApiRig, faultOf } from "./testing/api-rig";

const gated = pinnedFrom(
  "workflow:\n  id: gated\n  sequence:\n    - { id: one, agent: dev, creates: a.md, gate: before }\n",
);
const fragile = pinnedFrom(
  "workflow:\n  id: fragile\n  sequence:\n    - { id: two, agent: dev, creates: b.md }\n",
);
const database = await createTestDatabase();
let isBroken = true;
const two = () => (isBroken ? fail({ retryable: false }) : succeedWith);
const api = await ApiRig.open(database, { files: {}, script: { two } });
const { owner, rig } = api;
const { engine } = rig;
const { journal } = engine;

async function startRuns(count: number): Promise<{ project: string; runIds: string[] }> {
  const project = `p-${randomUUID()}`;
  const runIds = await Promise.all(Array.from({ length: count }, () => rig.startRun(gated, { project })));
  return { project, runIds };
}

/** A job that waits for whoever carries it out by hand. */
async function startPauses(by: Principal, runIds: string[]): Promise<string> {
  const order = { requestId: randomUUID(), action: "pause" as const, reason: "Legal says so", query: "" };
  const deps = { db: database, engine, bulk: { wake: () => undefined } };
  return (await startBulk(deps, by, { ...order, runIds })).jobId;
}

type Journal = Pick<typeof journal, "submit" | "readRun">;

/** One process that carries jobs out, with what happens around each of its orders. */
function carrier(onOrder: (order: () => ReturnType<Journal["submit"]>) => ReturnType<Journal["submit"]>) {
  const submit: Journal["submit"] = (...order) => onOrder(() => journal.submit(...order));
  return {
    auth: api.auth,
    engine: {
      journal: { submit, readRun: (runId: string) => journal.readRun(runId) },
      tellInbox: () => engine.tellInbox(),
    },
    onTrouble: (message: string) => rig.troubles.push(message),
  };
}
const plain = carrier((order) => order());

async function carryOut(jobId: string): Promise<void> {
  while (await carryBulk(plain, jobId));
}

const jobOf = (jobId: string) => owner.bulk.get.query({ jobId });
const isOver = async (jobId: string) => (await jobOf(jobId)).status !== "running";
const pausesOf = (runIds: string[]) =>
  rig.count("run_events where type = 'run.paused' and data ->> 'code' = 'person' and run_id = any($1)", [
    runIds,
  ]);

test("an order for all that fit is carried out run by run, each with its result", async () => {
  const { project, runIds } = await startRuns(3);
  const [first = ""] = runIds;
  await owner.runs.pause.mutate({ runId: first, requestId: randomUUID() });
  const order = { requestId: randomUUID(), action: "pause" as const, reason: "Legal", filter: { project } };
  const { jobId, total } = await owner.bulk.start.mutate({ ...order, query: `project:${project}` });
  expect(total).toBe(3);
  await expect.poll(() => isOver(jobId)).toBe(true);
  expect(await jobOf(jobId)).toMatchObject({
    status: "completed",
    done: 2,
    refused: 1,
    ahead: 0,
    reason: "Legal",
  });
  const refused = await owner.bulk.items.query({ jobId, result: "refused" });
  expect(refused.items).toMatchObject([
    { runId: first, sentence: "It is paused already.", status: "paused" },
  ]);
  expect(await owner.bulk.start.mutate({ ...order, query: "" })).toEqual({ jobId, total });
  expect(await rig.count("audit where action = 'bulk.started' and target = $1", [`bulk:${jobId}`])).toBe(1);
});

test("1,200 runs are ordered once each", async () => {
  const { project, runIds } = await startRuns(1_200);
  const { jobId, total } = await owner.bulk.start.mutate({
    requestId: randomUUID(),
    action: "pause",
    filter: { project },
  });
  expect(total).toBe(1_200);
  await expect.poll(() => isOver(jobId), { timeout: 200_000, interval: 100 }).toBe(true);
  expect(await jobOf(jobId)).toMatchObject({ done: 1_200, refused: 0, ahead: 0 });
  expect(await pausesOf(runIds)).toBe(1_200);
}, 300_000);

test("a process that dies in the middle of a job leaves it to the next, and no run is ordered twice", async () => {
  const { runIds } = await startRuns(60);
  const jobId = await startPauses(await addMember(api.auth, "operator"), runIds);
  let ordered = 0;
  const dying = carrier(async (order) => {
    const answer = await order();
    ordered += 1;
    if (ordered === 40) {
      await database.pool.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
          and (classid::bigint << 32 | objid::bigint) = hashtextextended('bulk:' || $1::uuid, 0)`,
        [jobId],
      );
    }
    return answer;
  });
  await expect(carryBulk(dying, jobId)).rejects.toThrow();
  expect(await jobOf(jobId)).toMatchObject({ status: "running", done: 0, ahead: 60 });
  const [resumed = ""] = runIds;
  await owner.runs.resume.mutate({ runId: resumed, requestId: randomUUID() });
  await carryOut(jobId);
  expect(await jobOf(jobId)).toMatchObject({ status: "completed", done: 60, refused: 0 });
  expect(await pausesOf(runIds)).toBe(60);
  expect((await rig.read(resumed)).standing).not.toMatchObject({ code: "person" });
});

test("one process at a time has a job", async () => {
  const { runIds } = await startRuns(2);
  const jobId = await startPauses(await addMember(api.auth, "operator"), runIds);
  const meanwhile: boolean[] = [];
  const slow = carrier(async (order) => {
    meanwhile.push(await carryBulk(plain, jobId));
    return order();
  });
  await carryBulk(slow, jobId);
  expect(meanwhile).toEqual([false, false]);
  expect(await pausesOf(runIds)).toBe(2);
});

test("a job that is stopped ends after the orders under way, and leaves the other runs alone", async () => {
  const { runIds } = await startRuns(80);
  const jobId = await startPauses(await addMember(api.auth, "operator"), runIds);
  const stop = () => owner.bulk.stop.mutate({ jobId });
  await carryBulk(
    carrier(async (order) => {
      await stop();
      return order();
    }),
    jobId,
  );
  await carryOut(jobId);
  const job = await stop();
  expect(job).toMatchObject({ status: "stopped", done: 50, ahead: 30, stoppedBy: { name: "key:env" } });
  expect(await pausesOf(runIds)).toBe(50);
  expect(await rig.count("audit where action = 'bulk.stopped' and target = $1", [`bulk:${jobId}`])).toBe(1);
});

test("who may no longer move runs moves no further ones", async () => {
  const { runIds } = await startRuns(60);
  const operator = await addMember(api.auth, "operator", "Olga");
  const jobId = await startPauses(operator, runIds);
  await carryBulk(plain, jobId);
  await database.orm.update(users).set({ role: "viewer" }).where(eq(users.id, operator.id));
  await carryOut(jobId);
  expect(await jobOf(jobId)).toMatchObject({ status: "completed", done: 50, refused: 10 });
  const { items } = await owner.bulk.items.query({ jobId, result: "refused", limit: 1 });
  expect(items[0]?.sentence).toBe("Olga may no longer move runs, so it was left alone.");
  expect(await pausesOf(runIds)).toBe(50);
});

test("a retry takes up the step at an incident, and the one a run failed at", async () => {
  const [stuck, failed] = await Promise.all([rig.startRun(fragile), rig.startRun(fragile)]);
  for (const runId of [stuck, failed]) {
    await rig.waitFor(runId, ({ openIncidents }) => openIncidents.length > 0);
  }
  const fault = { type: "failStep" as const, stepKey: "two", reason: "", requestId: randomUUID(), by: ann };
  await journal.submit(failed, fault);
  isBroken = false;
  const order = { action: "retry" as const, runIds: [stuck, failed] };
  await owner.bulk.start.mutate({ ...order, requestId: randomUUID() });
  for (const runId of [stuck, failed]) await rig.waitForStatus(runId, "completed");
  const again = await owner.bulk.start.mutate({ ...order, requestId: randomUUID() });
  await expect.poll(() => isOver(again.jobId)).toBe(true);
  const { items } = await owner.bulk.items.query({ jobId: again.jobId });
  expect(items.map(({ sentence }) => sentence)).toEqual(
    Array(2).fill("It stands at no incident and has not failed."),
  );
});

test("an order for no run, or for neither runs nor a filter, is refused", async () => {
  const order = { requestId: randomUUID(), action: "cancel" as const };
  const nobody = owner.bulk.start.mutate({ ...order, filter: { project: "nobody's" } });
  expect(await faultOf(nobody)).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input" });
  expect((await faultOf(owner.bulk.start.mutate(order))).code).toBe("BAD_REQUEST");
  const viewer = await api.signIn("viewer");
  const fault = await faultOf(viewer.api.bulk.start.mutate({ ...order, filter: {} }));
  expect(fault.code).toBe("FORBIDDEN");
});
