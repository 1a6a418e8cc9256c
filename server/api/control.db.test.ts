import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { examineRuns } from "#server/engine/examine-runs";
import { examineTables } from "#server/engine/examine-tables";
import { stepOf } from "#workflows/run/run-state";
import { faultOf } from "./testing/api-rig";
import { ControlRig } from "./testing/control-rig";

const database = await createTestDatabase();
const control = await ControlRig.open(database);
const { operator: oda, approver: bob } = control;
const { rig, owner } = control.web;

test("a completed run goes on from a step, once however often it is ordered, and the audit log tells", async () => {
  const runId = await control.complete();
  const order = {
    runId,
    stepKey: "build",
    requestId: randomUUID(),
    reason: "It is slow",
    input: "Use an index.",
  };
  await Promise.all(Array.from({ length: 20 }, () => oda.api.runs.retryStep.mutate(order)));
  const state = await rig.waitFor(runId, ({ standing, seq }) => standing.status === "completed" && seq > 30);
  expect(stepOf(state, "build")).toMatchObject({ iteration: 1, feedback: [{ comment: "Use an index." }] });
  expect(await control.countEvents(runId, "run.reopened")).toBe(1);
  expect(await rig.count("artifacts where run_id = $1 and name = 'code.md'", [runId])).toBe(2);
  expect(await rig.count("audit where action = 'step.rerun' and target = $1", [`run:${runId}`])).toBe(1);
});

test("what is not reached, unknown or cancelled is refused with a reason", async () => {
  const runId = await control.start();
  await rig.waitForStatus(runId, "paused");
  const retry = (stepKey: string) =>
    faultOf(oda.api.runs.retryStep.mutate({ runId, stepKey, requestId: randomUUID(), reason: "" }));
  expect(await retry("check")).toMatchObject({ reason: "illegal-move" });
  expect(await retry("nothing")).toMatchObject({ reason: "not-found" });
  await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() });
  expect(await retry("plan")).toMatchObject({
    reason: "illegal-move",
    message: expect.stringMatching(/Fork/),
  });
});

test("the database refuses that a run leaves its end without the recorded fact", async () => {
  const runId = await control.complete();
  const leave = database.pool.query("update runs set status = 'running' where id = $1", [runId]);
  await expect(leave).rejects.toThrow(/has ended as completed/);
});

test("a fork shares documents and decisions, takes edited ones, and both runs know of each other", async () => {
  const runId = await control.complete();
  const order = {
    runId,
    stepKey: "check",
    requestId: randomUUID(),
    context: { input: { idea: "Courts and coaches" }, documents: [{ name: "code.md", content: "# Mine" }] },
  };
  const forks = await Promise.all(Array.from({ length: 20 }, () => oda.api.runs.fork.mutate(order)));
  expect(new Set(forks.map((fork) => fork.runId)).size).toBe(1);
  const forkId = forks[0]?.runId ?? "";
  await rig.waitForStatus(forkId, "completed");
  const fork = await oda.api.runs.get.query({ runId: forkId });
  expect(fork).toMatchObject({
    title: "Courts (fork)",
    forkedFrom: { runId, seq: forks[0]?.forkedFrom.seq },
    input: { idea: "Courts and coaches" },
    startedBy: { name: oda.person.name },
  });
  const origin = await oda.api.runs.get.query({ runId });
  expect(origin.forks).toMatchObject([{ runId: forkId, title: "Courts (fork)", status: "completed" }]);
  const documents = (await oda.api.artifacts.list.query({ runId: forkId })).items;
  expect(documents.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
    "code.md 1",
    "code.md 2",
    "plan.md 1",
    "report.md 1",
  ]);
  expect(await rig.count("decisions where run_id = $1", [forkId])).toBe(1);
  expect(await rig.count("audit where target = $1", [`run:${forkId}`])).toBe(1);
  expect(await rig.count("tasks where run_id = $1 and usage is not null", [forkId])).toBe(1);
  const past = {
    ...order,
    requestId: randomUUID(),
    context: { documents: [{ name: "plan.md", content: "x" }] },
  };
  expect(await faultOf(oda.api.runs.fork.mutate(past))).toMatchObject({ field: "documents" });
});

test("a run can be forked at every one of its events, and a fork again", async () => {
  const runId = await control.complete();
  const { seq } = await rig.read(runId);
  const forks = await Promise.all(
    Array.from({ length: seq }, (_, at) =>
      oda.api.runs.fork.mutate({ runId, fromSeq: at + 1, requestId: randomUUID() }),
    ),
  );
  for (const fork of forks) await rig.waitFor(fork.runId, ({ standing }) => standing.status !== "running");
  const waiting = forks.find(({ forkedFrom }) => forkedFrom.seq < 8)?.runId ?? "";
  const again = await oda.api.runs.fork.mutate({ runId: waiting, fromSeq: 8, requestId: randomUUID() });
  await control.approve(again.runId);
  await rig.waitForStatus(again.runId, "completed");
  expect(await rig.count("audit where target = $1", [`run:${again.runId}`])).toBe(1);
  expect(await rig.count("tasks where status in ('queued', 'running')")).toBe(0);
});

test("what is at work in the past is cancelled in the fork, and begins anew there", async () => {
  const runId = await control.start("hang");
  const { seq } = await rig.waitFor(runId, (state) => stepOf(state, "hang")?.stage === "working");
  const fork = await oda.api.runs.fork.mutate({ runId, fromSeq: seq, requestId: randomUUID() });
  const { tasks } = await oda.api.runs.get.query({ runId: fork.runId });
  expect(tasks.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, "cancelled"],
    [2, "running"],
  ]);
  for (const id of [runId, fork.runId])
    await oda.api.runs.cancel.mutate({ runId: id, requestId: randomUUID() });
});

test("a field of the context that has no other meaning is one of the input", async () => {
  const runId = await control.complete();
  const context = { idea: "Tables", size: 3, input: { size: 4 } };
  const fork = await oda.api.runs.fork.mutate({ runId, fromSeq: 1, requestId: randomUUID(), context });
  const { input } = await oda.api.runs.get.query({ runId: fork.runId });
  expect(input).toMatchObject({ idea: "Tables", size: 4 });
  await oda.api.runs.cancel.mutate({ runId: fork.runId, requestId: randomUUID() });
});

test("a fork at what is not there, or without a place, is refused with the field", async () => {
  const runId = await control.complete();
  const fork = (where: { fromSeq?: number; stepKey?: string }) =>
    faultOf(oda.api.runs.fork.mutate({ runId, requestId: randomUUID(), ...where }));
  expect(await fork({ fromSeq: 1_000 })).toMatchObject({ reason: "bad-input", field: "fromSeq" });
  expect(await fork({ stepKey: "nothing" })).toMatchObject({ reason: "bad-input", field: "stepKey" });
  expect(await fork({})).toMatchObject({ reason: "bad-input", field: "fromSeq" });
  const nowhere = { runId: randomUUID(), fromSeq: 1, requestId: randomUUID() };
  expect(await faultOf(oda.api.runs.fork.mutate(nowhere))).toMatchObject({ reason: "not-found" });
});

test("budgets are set by owners, told with today's use, and what does not fit is refused", async () => {
  expect((await oda.api.budgets.get.query()).budgets).toMatchObject([
    { per: "day", isDefault: true, limits: { tokens: null }, today: { used: { tokens: 0 } } },
    { per: "run", isDefault: true, limits: { attempts: 2_000, tokens: 20_000_000 }, today: null },
  ]);
  const set = { project: "rich", agent: "coder", per: "day" as const, cost: 12.5 };
  expect(await faultOf(oda.api.budgets.set.mutate(set))).toMatchObject({ reason: "not-allowed" });
  const { budgets } = await owner.budgets.set.mutate(set);
  expect(budgets[2]).toMatchObject({
    agent: "coder",
    limits: { cost: 12.5, tokens: null },
    isDefault: false,
  });
  const wrong = { ...set, attempts: 5 };
  expect(await faultOf(owner.budgets.set.mutate(wrong))).toMatchObject({ field: "attempts" });
  expect(await rig.count("audit where action = 'budget.set' and target = 'budget:rich/coder/day'")).toBe(1);
});

test("bounds that a project sets hold for runs that start after", async () => {
  await owner.budgets.set.mutate({ project: "short", per: "run", attempts: 1 });
  const runId = await control.start("trio", "short");
  await control.approve(runId);
  const state = await rig.waitFor(
    runId,
    ({ standing }) => standing.status === "paused" && standing.code === "budget",
  );
  expect(state.standing).toMatchObject({ sentence: expect.stringMatching(/^The attempts of this run/) });
});

test("only operators and owners pull the switch and fork", async () => {
  const pull = { scope: "all" as const, reason: "Mine", requestId: randomUUID() };
  expect(await faultOf(bob.api.stops.pull.mutate(pull))).toMatchObject({ reason: "not-allowed" });
  const fork = { runId: randomUUID(), fromSeq: 1, requestId: randomUUID() };
  expect(await faultOf(bob.api.runs.fork.mutate(fork))).toMatchObject({ reason: "not-allowed" });
});

test("the doctor finds nothing wrong after all this", async () => {
  expect(await examineTables(database.pool)).toEqual([]);
  expect((await examineRuns(database.pool)).findings).toEqual([]);
});
