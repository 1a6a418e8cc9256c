import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import { RunRefusal } from "#workflows/run/refusal";
import type { RunState } from "#workflows/run/run-state";
import { examineTables } from "./examine-tables";
import { Hints } from "./hints";
import { ann, bob, EngineRig, pinnedFrom } from "./testing/engine-rig";

const database = await createTestDatabase();
const script = { first: () => ({ kind: "delayed" as const, ms: Math.random() * 60, next: succeedWith }) };
const rig = new EngineRig(database, { agent: createScriptedAgent(script), concurrency: 64 });
await rig.engine.start();
afterAll(() => rig.engine.stop());

const limited = pinnedFrom(`workflow:
  id: limited
  sequence:
    - { id: plan, agent: analyst, creates: plan.md, gate: { within: 1s, on_deadline: reject, remind: [] } }
`);

const yearly = pinnedFrom(`workflow:
  id: yearly
  sequence:
    - { id: plan, agent: analyst, creates: plan.md, gate: { within: 365d, on_deadline: approve } }
`);

const wished = pinnedFrom(`workflow:
  id: wished
  sequence:
    - { id: first, agent: analyst, creates: first.md }
    - { id: extra, agent: analyst, creates: extra.md, optional: true }
`);

const times = <T>(count: number, act: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => act(at)));

test("H6: of a deadline and a decision in the same instant one wins, and the other is told", async () => {
  const outcomes = await times(50, async (at) => {
    const runId = await rig.startRun(limited);
    const { approvals } = await rig.waitFor(runId, (state) => Object.keys(state.approvals).length > 0);
    const [approval] = Object.values(approvals);
    if (!approval) throw new Error("Nothing is asked.");
    const { approvalId, contentSha256, dueAt = 0 } = approval;
    await delay(Math.max(0, dueAt - rig.engine.clock.now() - 40 + at * 20));
    const decision = {
      approvalId,
      decisionId: randomUUID(),
      comment: "",
      contentSha256,
      amended: null,
      by: bob,
    };
    const answer = await rig.engine.journal
      .submit(runId, { type: "decideApproval", action: "approve", ...decision })
      .then(() => "approved", refusalOf);
    const ended = await rig.waitFor(runId, ({ standing }) => standing.status !== "paused");
    return { answer, decision: ended.approvals[approvalId]?.decision };
  });
  for (const { answer, decision } of outcomes) {
    const isPolicy = decision?.by.id === "policy:deadline";
    expect([answer, decision?.action]).toEqual(
      isPolicy ? ["already-decided", "reject"] : ["approved", "approve"],
    );
  }
  expect(await rig.count("decisions where is_final")).toBe(50);
  expect(await rig.count("timers")).toBe(0);
});

test("E15: an answer within moments of its question is never lost", async () => {
  const ends = await times(200, async () => {
    const runId = await rig.startRun(wished);
    await delay(Math.random() * 120);
    const order = { requestId: randomUUID(), reason: "", by: ann };
    const early = { type: "answerAhead" as const, name: "extra", answer: true, ...order };
    const refusal = await rig.engine.journal.submit(runId, early).then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal !== null) await answerOpen(runId, refusal);
    const ended = await rig.waitForStatus(runId, "completed");
    return { wasEarly: refusal === null, ended };
  });
  for (const { ended } of ends) expect(factsOf(ended)).toEqual([true, "completed", {}]);
  expect(new Set(ends.map(({ wasEarly }) => wasEarly)).size).toBe(2);
  expect(await examineTables(database.pool)).toEqual([]);
});

test("a time limit whose timer was lost is found", async () => {
  const runId = await rig.startRun(yearly);
  const { pendingApprovals } = await rig.waitFor(runId, ({ standing }) => standing.status === "paused");
  expect(await examineTables(database.pool)).toEqual([]);
  await database.pool.query("delete from timers where run_id = $1 and key like 'due:%'", [runId]);
  expect(await examineTables(database.pool)).toMatchObject([
    { rule: "I5", where: `approval ${pendingApprovals[0]}`, sentence: expect.stringMatching(/time limit/) },
  ]);
});

test("another process learns that the inbox changed beside the runs", async () => {
  const heard: boolean[] = [];
  const options = { url: database.url, onTrouble: () => undefined };
  const [here, there] = [
    new Hints({ ...options, onHint: () => undefined }),
    new Hints({ ...options, onHint: ({ inbox }) => heard.push(inbox) }),
  ];
  await Promise.all([here.open(), there.open()]);
  here.tell({ inbox: true });
  await expect.poll(() => heard).toContain(true);
  await Promise.all([here.close(), there.close()]);
});

/** The question was faster than its answer: the refusal names the request. */
async function answerOpen(runId: string, refusal: unknown): Promise<void> {
  const approvalId = refusal instanceof RunRefusal ? refusal.details.approvalId : undefined;
  if (typeof approvalId !== "string") throw refusal;
  const answer = { approvalId, decisionId: randomUUID(), answer: true, comment: "", by: ann };
  await rig.engine.journal.submit(runId, { type: "answerApproval", ...answer });
}

function factsOf({ findings, steps, keptAnswers = {} }: RunState) {
  return [findings.extra?.value, steps.flatMap((page) => page.extra?.stage ?? [])[0], keptAnswers];
}

function refusalOf(error: unknown): string {
  if (error instanceof RunRefusal) return error.reason;
  throw error;
}
