import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import {
  createScriptedAgent,
  type ScriptedAnswer,
  succeed,
  succeedWith,
} from "#server/agents/scripted-agent";
import type { RunState } from "#workflows/run/run-state";
import type { Usage } from "#workflows/run/signals";
import type { Budget } from "./agent-port";
import { examineRuns } from "./examine-runs";
import { examineTables } from "./examine-tables";
import { ann, EngineRig, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const { pool } = database;
const usage: Usage = { inputTokens: 60, outputTokens: 30, cachedTokens: 0, cost: 0.1 };

/** Makes one call of at most 100 tokens and 0.11 dollars, as a model's runner does, and uses 90 and 0.10. */
async function callOnce(budget: Budget | undefined, task: Parameters<typeof succeedWith>[0]) {
  const reserved = await budget?.reserve({ tokens: 100, cost: 0.11 });
  if (!reserved?.ok) return reserved ? { kind: "refused" as const, refusal: reserved.refusal } : succeed();
  await budget?.settle(reserved.reservationId, usage);
  await budget?.settle(reserved.reservationId, usage);
  return succeedWith(task);
}

const calling: ScriptedAnswer = (task, _, budget) => callOnce(budget, task);
const leaving: ScriptedAnswer = async (task, _, budget) => {
  await budget?.reserve({ tokens: 100, cost: 0 });
  return succeedWith(task);
};
const holding: ScriptedAnswer = async (_task, _abort, budget) => {
  await budget?.reserve({ tokens: 100, cost: 0 });
  return { kind: "hangs" };
};
let hasRefused = () => {};
const refused = new Promise<void>((resolve) => {
  hasRefused = resolve;
});
let tells = () => {};
const told = new Promise<void>((resolve) => {
  tells = resolve;
});

/** Takes its time to say that its call was refused. */
const slow: ScriptedAnswer = async (task, _, budget) => {
  const answer = await callOnce(budget, task);
  hasRefused();
  await told;
  return answer;
};
let speaks = () => {};
const spoken = new Promise<void>((resolve) => {
  speaks = resolve;
});

/** Says some time after its abort what its call used. */
const late: ScriptedAnswer = async (task, abort, budget) => {
  const reserved = await budget?.reserve({ tokens: 100, cost: 0 });
  await new Promise((resolve) => abort.addEventListener("abort", resolve));
  await spoken;
  if (reserved?.ok) await budget?.settle(reserved.reservationId, usage);
  return succeedWith(task);
};
const agent = createScriptedAgent({ "*": calling, leave: leaving, hold: holding, late, slow });
const rigs = [1, 2].map(() => new EngineRig(database, { agent, concurrency: 20 }));
const [rig = never(), other = never()] = rigs;
for (const { engine } of rigs) await engine.start();
const stopRigs = () => Promise.all(rigs.splice(0).map(({ engine }) => engine.stop()));
afterAll(stopRigs);

function never(): never {
  throw new Error("There are two engines.");
}

const single = (id: string) =>
  pinnedFrom(`
workflow:
  id: ${id}
  name: ${id}
  sequence:
    - { id: ${id}, agent: pm, creates: a.md }
`);
const one = single("call");

async function setLimit(project: string, per: "day" | "run", tokens: number | null, cost: number | null) {
  await pool.query(
    `insert into budgets (project, agent, per, tokens, cost, updated_by_id, updated_by_name)
     values ($1, '', $2, $3, $4, 'u', 'U')
     on conflict (project, agent, per) do update set tokens = excluded.tokens, cost = excluded.cost`,
    [project, per, tokens, cost],
  );
}

async function readUse(project: string, agent = "") {
  const { rows } = await pool.query(
    `select tokens_used::int as used, tokens_reserved::int as reserved, cost_used::text as cost,
       cost_reserved::float8 as "costReserved" from budget_use
     where project = $1 and agent = $2 and period like '____-__-__'`,
    [project, agent],
  );
  return rows[0];
}

test("200 runs on two engines never spend beyond the cap, and ask when it is reached", async () => {
  await setLimit("cap", "day", 5_000, null);
  const runIds = await Promise.all(
    Array.from({ length: 200 }, (_, at) => (at % 2 ? rig : other).startRun(one, { project: "cap" })),
  );
  const ended = await Promise.all(
    runIds.map((runId) => rig.waitFor(runId, ({ standing }) => standing.status !== "running", 60_000)),
  );
  const completed = ended.filter(({ standing }) => standing.status === "completed").length;
  const asking = ended.filter(({ standing }) => standing.status === "paused" && standing.code === "budget");
  expect(completed + asking.length).toBe(200);
  const use = await readUse("cap");
  expect(use).toMatchObject({ used: completed * 90, reserved: 0 });
  expect(use.used).toBeLessThanOrEqual(5_000);
  expect(use.used).toBeGreaterThan(5_000 - 100);
  const { rows } = await pool.query(
    "select data from run_events where type = 'budget.warned' and data ->> 'project' = 'cap'",
  );
  expect(rows).toHaveLength(1);
});

test("cost is summed exactly, once for each place it counts in", async () => {
  await setLimit("exact", "day", null, 1.01);
  for (let at = 0; at < 9; at += 1) {
    await rig.waitForStatus(await rig.startRun(one, { project: "exact" }), "completed");
  }
  expect(await readUse("exact")).toMatchObject({ cost: "0.9", costReserved: 0 });
  expect(await readUse("exact", "pm")).toMatchObject({ cost: "0.9" });
  await rig.waitForStatus(await rig.startRun(one, { project: "exact" }), "completed");
  const over = await rig.waitForStatus(await rig.startRun(one, { project: "exact" }), "paused");
  expect(over.standing).toMatchObject({
    code: "budget",
    sentence: expect.stringMatching(/\$1\.00 of \$1\.01/),
  });
});

test("what is answered at the limit is done, and what one is allowed lets the others go on", async () => {
  await setLimit("ask", "day", 100, null);
  const startOne = () => rig.startRun(one, { project: "ask" });
  await rig.waitForStatus(await startOne(), "completed");
  const answer = async (runId: string, choice: string) => {
    const { pendingApprovals } = await rig.waitForStatus(runId, "paused");
    const [approvalId = ""] = pendingApprovals;
    const order = { approvalId, decisionId: randomUUID(), answer: choice, comment: "", by: ann };
    return rig.engine.journal.submit(runId, { type: "answerApproval", ...order });
  };
  const [first, second, third] = [await startOne(), await startOne(), await startOne()];
  for (const runId of [first, second, third]) await rig.waitForStatus(runId, "paused");
  await answer(third, "stop");
  expect((await rig.read(third)).standing).toMatchObject({ status: "failed", because: { code: "budget" } });
  await answer(first, "change-model");
  await answer(first, "top-up");
  await rig.waitForStatus(first, "completed");
  const isAskingAnew = ({ approvals, pendingApprovals }: RunState) =>
    Object.keys(approvals).length === 2 && pendingApprovals.length === 1;
  await rig.waitFor(second, isAskingAnew);
  await answer(second, "top-up");
  await rig.waitForStatus(second, "completed");
  expect(await rig.count("budget_use where project = 'ask' and tokens_raised = 360")).toBe(1);
  expect(await rig.count("audit where action = 'budget.raised'")).toBe(2);
  await setLimit("ask", "day", 600, null);
  const asking = await startOne();
  await rig.waitForStatus(asking, "completed");
});

test("a question that comes after the limit was raised does not stay", async () => {
  await setLimit("slow", "day", 50, null);
  const runId = await rig.startRun(single("slow"), { project: "slow" });
  await refused;
  await setLimit("slow", "day", 100, null);
  tells();
  const { approvals } = await rig.waitForStatus(runId, "completed");
  expect(Object.values(approvals)).toMatchObject([{ status: "void", topic: "budget" }]);
});

test("a call that is cut off stays reserved until its agent has said what it used", async () => {
  await setLimit("cut", "day", 150, null);
  const runId = await rig.startRun(single("late"), { project: "cut" });
  await expect.poll(async () => (await readUse("cut")).reserved).toBe(100);
  await rig.engine.journal.submit(runId, { type: "cancelRun", by: ann, requestId: runId, reason: "" });
  const refused = await rig.waitForStatus(await rig.startRun(one, { project: "cut" }), "paused");
  expect(refused.standing).toMatchObject({ code: "budget" });
  speaks();
  await expect.poll(() => readUse("cut")).toMatchObject({ used: 90, reserved: 0 });
});

test("a run has bounds of its own although nobody set any", async () => {
  const greedy = createScriptedAgent({
    "*": async (task, _, budget) => {
      const reserved = await budget?.reserve({ tokens: 20_000_001, cost: 0 });
      return reserved?.ok === false ? { kind: "refused", refusal: reserved.refusal } : succeedWith(task);
    },
  });
  const third = new EngineRig(database, { agent: greedy, concurrency: 1 });
  await stopRigs();
  await third.engine.start();
  const state = await third.waitForStatus(await third.startRun(one, { project: "bounds" }), "paused");
  expect(state.standing).toMatchObject({
    sentence: expect.stringMatching(/tokens in this run, 20,000,000 tokens, is too small/),
  });
  await third.engine.stop();
});

test("what an attempt leaves unsettled is given back with its end, and a dead worker's with its takeover", async () => {
  const dying = new EngineRig(database, { agent, concurrency: 2 });
  await dying.engine.start();
  await dying.waitForStatus(await dying.startRun(single("leave"), { project: "left" }), "completed");
  expect(await readUse("left")).toMatchObject({ used: 0, reserved: 0 });
  await setLimit("left", "day", 150, null);
  const held = await dying.startRun(single("hold"), { project: "left" });
  await expect.poll(async () => (await readUse("left")).reserved).toBe(100);
  await dying.engine.abandon();
  const heir = new EngineRig(database, { agent: createScriptedAgent({ "*": calling }), concurrency: 2 });
  await heir.engine.start();
  await heir.waitForStatus(held, "completed", 20_000);
  expect(await readUse("left")).toMatchObject({ used: 90, reserved: 0 });
  await heir.engine.stop();
});

test("the doctor finds nothing wrong after all this", async () => {
  expect(await examineTables(pool)).toEqual([]);
  expect((await examineRuns(pool)).findings).toEqual([]);
  expect(await rig.count("budget_reservations")).toBe(0);
});
