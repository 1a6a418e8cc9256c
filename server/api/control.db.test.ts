import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { fail, type ScriptedAnswer, succeedWith } from "#server/agents/scripted-agent";
import { examineRuns } from "#server/engine/examine-runs";
import { examineTables } from "#server/engine/examine-tables";
import { stepOf } from "#workflows/run/run-state";
import { ApiRig, faultOf } from "./testing/api-rig";

const workflow = (id: string, ...steps: string[]) =>
  `workflow:\n  id: ${id}\n  name: ${id}\n  inputs:\n    idea: { type: text, title: Idea }\n  sequence:\n${steps.map((step) => `    - ${step}\n`).join("")}`;

const files = {
  "workflows/trio.yaml": workflow(
    "trio",
    "{ id: plan, agent: architect, creates: plan.md, gate: after }",
    "{ id: build, agent: coder, requires: plan.md, creates: code.md }",
    "{ id: check, agent: tester, requires: code.md, creates: report.md }",
  ),
  "workflows/hang.yaml": workflow("hang", "{ id: hang, agent: coder, creates: a.md }"),
  "workflows/stuck.yaml": workflow("stuck", "{ id: stuck, agent: coder, creates: a.md }"),
  "workflows/late.yaml": workflow(
    "late",
    "{ id: late, agent: coder, creates: a.md, retry: { attempts: 2, backoff: 1h } }",
  ),
  "workflows/broke.yaml": workflow("broke", "{ id: broke, agent: coder, creates: a.md }"),
};
const broke: ScriptedAnswer = async (task, _, budget) => {
  const reserved = await budget?.reserve({ tokens: 10, cost: 0 });
  return reserved?.ok === false ? { kind: "refused", refusal: reserved.refusal } : succeedWith(task);
};
const script = { hang: { kind: "hangs" as const }, stuck: fail({ retryable: false }), late: fail(), broke };
const database = await createTestDatabase();
const web = await ApiRig.open(database, { files, script });
const { rig, owner } = web;
const oda = await web.signIn("operator");
const bob = await web.signIn("approver");

async function start(workflowId = "trio", project = "default"): Promise<string> {
  const order = { requestId: randomUUID(), workflowId, project, input: { idea: "Courts" } };
  return (await oda.api.runs.start.mutate(order)).runId;
}

async function approve(runId: string): Promise<void> {
  const { pendingApprovals } = await rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  const { id: approvalId, contentSha256 } = await bob.api.approvals.get.query({
    approvalId: pendingApprovals[0] ?? "",
  });
  await bob.api.approvals.decide.mutate({
    approvalId,
    decisionId: randomUUID(),
    action: "approve",
    contentSha256,
  });
}

async function complete(): Promise<string> {
  const runId = await start();
  await approve(runId);
  await rig.waitForStatus(runId, "completed");
  return runId;
}

const countEvents = (runId: string, type: string) =>
  rig.count("run_events where run_id = $1 and type = $2", [runId, type]);

test("a completed run goes on from a step, once however often it is ordered, and the audit log tells", async () => {
  const runId = await complete();
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
  expect(await countEvents(runId, "run.reopened")).toBe(1);
  expect(await rig.count("artifacts where run_id = $1 and name = 'code.md'", [runId])).toBe(2);
  expect(await rig.count("audit where action = 'step.rerun' and target = $1", [`run:${runId}`])).toBe(1);
});

test("what is not reached, unknown or cancelled is refused with a reason", async () => {
  const runId = await start();
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
  const runId = await complete();
  const leave = database.pool.query("update runs set status = 'running' where id = $1", [runId]);
  await expect(leave).rejects.toThrow(/has ended as completed/);
});

test("a fork shares documents and decisions, takes edited ones, and both runs know of each other", async () => {
  const runId = await complete();
  const order = {
    runId,
    stepKey: "build",
    requestId: randomUUID(),
    context: { input: { idea: "Courts and coaches" }, documents: [{ name: "plan.md", content: "# Mine" }] },
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
    "plan.md 1",
    "plan.md 2",
    "report.md 1",
  ]);
  expect(await rig.count("decisions where run_id = $1", [forkId])).toBe(1);
  expect(await rig.count("audit where target = $1", [`run:${forkId}`])).toBe(1);
  expect(await rig.count("tasks where run_id = $1 and usage is not null", [forkId])).toBe(2);
});

test("a run can be forked at every one of its events, and a fork again", async () => {
  const runId = await complete();
  const { seq } = await rig.read(runId);
  const forks = await Promise.all(
    Array.from({ length: seq }, (_, at) =>
      oda.api.runs.fork.mutate({ runId, fromSeq: at + 1, requestId: randomUUID() }),
    ),
  );
  for (const fork of forks) await rig.waitFor(fork.runId, ({ standing }) => standing.status !== "running");
  const waiting = forks.find(({ forkedFrom }) => forkedFrom.seq < 8)?.runId ?? "";
  const again = await oda.api.runs.fork.mutate({ runId: waiting, fromSeq: 8, requestId: randomUUID() });
  await approve(again.runId);
  await rig.waitForStatus(again.runId, "completed");
  expect(await rig.count("audit where target = $1", [`run:${again.runId}`])).toBe(1);
  expect(await rig.count("tasks where status in ('queued', 'running')")).toBe(0);
});

test("a fork at what is not there, or without a place, is refused with the field", async () => {
  const runId = await complete();
  const fork = (where: { fromSeq?: number; stepKey?: string }) =>
    faultOf(oda.api.runs.fork.mutate({ runId, requestId: randomUUID(), ...where }));
  expect(await fork({ fromSeq: 1_000 })).toMatchObject({ reason: "bad-input", field: "fromSeq" });
  expect(await fork({ stepKey: "nothing" })).toMatchObject({ reason: "bad-input", field: "stepKey" });
  expect(await fork({})).toMatchObject({ reason: "bad-input", field: "fromSeq" });
  const nowhere = { runId: randomUUID(), fromSeq: 1, requestId: randomUUID() };
  expect(await faultOf(oda.api.runs.fork.mutate(nowhere))).toMatchObject({ reason: "not-found" });
});

test("twenty resumes at once are one event (E20)", async () => {
  const runId = await start("hang");
  const order = { runId, requestId: randomUUID() };
  await oda.api.runs.pause.mutate({ runId, requestId: randomUUID() });
  await Promise.all(Array.from({ length: 20 }, () => oda.api.runs.resume.mutate(order)));
  await Promise.all(
    Array.from({ length: 20 }, () => oda.api.runs.resume.mutate({ runId, requestId: randomUUID() })),
  );
  expect(await countEvents(runId, "run.resumed")).toBe(1);
  await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() });
});

const reached: Record<string, () => Promise<string>> = {
  "at work": async () => {
    const runId = await start("hang");
    await rig.waitFor(runId, (state) => stepOf(state, "hang")?.stage === "working");
    return runId;
  },
  "waiting for a decision": () => start(),
  "at an incident": () => start("stuck"),
  "before its next attempt": async () => {
    const runId = await start("late");
    await rig.waitFor(runId, (state) => stepOf(state, "late")?.stage === "retrying");
    return runId;
  },
  "paused by a person": async () => {
    const runId = await start("hang");
    await oda.api.runs.pause.mutate({ runId, requestId: randomUUID() });
    return runId;
  },
  stopped: async () => {
    const runId = await start("hang", "held");
    await oda.api.stops.pull.mutate({
      scope: "project",
      target: "held",
      reason: "Halt",
      requestId: randomUUID(),
    });
    return runId;
  },
  "out of budget": async () => {
    await owner.budgets.set.mutate({ project: "poor", per: "day", tokens: 5 });
    return start("broke", "poor");
  },
  "opened again": async () => {
    const runId = await complete();
    await oda.api.runs.retryStep.mutate({ runId, stepKey: "plan", requestId: randomUUID(), reason: "" });
    return runId;
  },
};

test.each(Object.keys(reached))("a run that is %s can be cancelled at once (E19)", async (where) => {
  const runId = (await reached[where]?.()) ?? "";
  if (!["at work", "before its next attempt"].includes(where)) await rig.waitForStatus(runId, "paused");
  const cancelledAt = performance.now();
  await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() });
  expect(performance.now() - cancelledAt).toBeLessThan(5_000);
  expect((await rig.read(runId)).standing.status).toBe("cancelled");
  const isOpen = "run_id = $1 and status in ('queued', 'running', 'waiting_for_hitl', 'pending')";
  expect(await rig.count(`tasks where ${isOpen}`, [runId])).toBe(0);
  expect(await rig.count(`approvals where ${isOpen}`, [runId])).toBe(0);
  expect(await rig.count("timers where run_id = $1", [runId])).toBe(0);
  expect(await rig.count("run_stops where run_id = $1", [runId])).toBe(0);
});

test("a cancel at any moment leaves nothing that starts after it (E18)", async () => {
  const runIds = await Promise.all(Array.from({ length: 60 }, () => start()));
  await Promise.all(
    runIds.map(async (runId, at) => {
      if (at % 2 === 0) await approve(runId);
      for (let turns = 0; turns < at % 7; turns += 1) await new Promise(setImmediate);
      await oda.api.runs.cancel.mutate({ runId, requestId: randomUUID() }).catch(() => undefined);
    }),
  );
  for (const runId of runIds) {
    const { standing } = await rig.read(runId);
    expect(["cancelled", "completed"]).toContain(standing.status);
  }
  const { rows } = await database.pool.query(
    `select e.type from run_events e join run_events c on c.run_id = e.run_id and c.type = 'run.cancelled'
     where e.seq > c.seq and e.type not in ('agent.statusChanged', 'step.fenced')`,
  );
  expect(rows).toEqual([]);
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
  const runId = await start("trio", "short");
  await approve(runId);
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
