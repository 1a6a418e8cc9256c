import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { evolve } from "#workflows/run/evolve";
import { readEvent } from "#workflows/run/read-event";
import { unstartedRun } from "#workflows/run/run-state";
import { hashState } from "#workflows/run/state-hash";
import { ApiRig, faultOf } from "./testing/api-rig";

const tennis = `
workflow:
  id: tennis
  name: Tennis
  inputs:
    idea: { type: text, title: Idea, required: true }
    size: { type: choice, title: Size, choices: [small, large], default: small }
    courts: { type: number, title: Courts }
  sequence:
    - { id: brief, agent: analyst, creates: docs/brief.md }
    - { id: plan, agent: architect, requires: docs/brief.md, creates: plan.md, gate: after }
    - { id: build, agent: coder, requires: plan.md, creates: code.md }
`;
const files = {
  "workflows/tennis.yaml": tennis,
  "workflows/broken.yaml": "workflow:\n  id: broken\n  name: Broken\n  sequence:\n    - creates: [a.md\n",
};
const api = await ApiRig.open(await createTestDatabase(), { files });
const { owner, rig } = api;

function start(given: Partial<Parameters<typeof owner.runs.start.mutate>[0]> = {}) {
  const input = { idea: "A tennis booking app. Members book courts." };
  return owner.runs.start.mutate({ requestId: randomUUID(), workflowId: "tennis", input, ...given });
}

/** A run that waits for the approval of its plan. */
async function startWaiting() {
  const { runId } = await start();
  await rig.waitForStatus(runId, "paused");
  return runId;
}

const order = (runId: string) => ({ runId, requestId: randomUUID() });

test("the same request id gives the same run, also when fifty ask at once (product.md 3.12)", async () => {
  const requestId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 50 }, () => start({ requestId })));
  expect(new Set(answers.map(({ runId }) => runId)).size).toBe(1);
  expect(await start({ requestId, workflowId: "gone" })).toEqual(answers[0]);
  expect(await rig.count("runs where request_id = $1", [requestId])).toBe(1);
});

test("a run is called after the first sentence of its input, unless a title is given", async () => {
  const [plain, titled, long] = await Promise.all([
    start(),
    start({ title: "  Courts  " }),
    start({ input: { idea: `${"word ".repeat(40)}end` } }),
  ]);
  const titleOf = async ({ runId }: { runId: string }) => (await owner.runs.get.query({ runId })).title;
  expect(await titleOf(plain)).toBe("A tennis booking app");
  expect(await titleOf(titled)).toBe("Courts");
  const shortened = await titleOf(long);
  expect(shortened).toMatch(/^word .*word…$/);
  expect(shortened.length).toBeLessThanOrEqual(80);
});

test("input fills its defaults, keeps what no field declares, and is refused field by field", async () => {
  const { runId } = await start({ input: { idea: "Chess", team: ["Ann"] } });
  const run = await owner.runs.get.query({ runId });
  expect(run.input).toEqual({ idea: "Chess", size: "small", team: ["Ann"] });
  const refused = await faultOf(start({ input: { idea: " ", size: "huge", courts: "three" } }));
  expect(refused).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input", field: "input.idea" });
  expect(refused.details).toMatchObject({
    "input.idea": '"Idea" is needed.',
    "input.size": '"Size" must be one of: small, large.',
    "input.courts": '"Courts" must be a number.',
  });
  expect(await faultOf(start({ input: { idea: "x", list: [{ constructor: "x" }] } }))).toMatchObject({
    reason: "bad-input",
    field: "input",
  });
});

test("what cannot start says why", async () => {
  expect(await faultOf(start({ workflowId: "nothing" }))).toMatchObject({
    code: "NOT_FOUND",
    reason: "not-found",
    message: 'The workflow "nothing" is not in the library.',
  });
  const broken = await faultOf(start({ workflowId: "broken" }));
  expect(broken).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input", field: "workflowId" });
  expect(broken.message).toMatch(
    /^The workflow "broken" has errors and cannot start: workflows\/broken.yaml:\d+:\d+: /,
  );
  expect(await faultOf(start({ sequence: "fast" }))).toMatchObject({
    field: "sequence",
    message: 'The workflow "tennis" has no sequence "fast". It has: main.',
  });
});

test("a list says what a run waits for, how far it is and what it is called", async () => {
  const runId = await startWaiting();
  const { items } = await owner.runs.list.query({ needsPerson: true, search: runId });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    id: runId,
    title: "A tennis booking app",
    workflowId: "tennis",
    status: "paused",
    reason: "approval",
    waiting: {
      sentence: expect.any(String),
      since: expect.stringMatching(/Z$/),
      who: expect.any(Array),
      action: {},
    },
    progress: { done: 1, total: 3, percent: 33, phase: null },
    openApprovals: 1,
    startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    finishedAt: null,
    cost: 0,
  });
});

test("a list is walked by its cursor, each run once, newest first", async () => {
  await Promise.all(Array.from({ length: 7 }, () => start({ project: "walk" })));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await owner.runs.list.query({ project: "walk", limit: 3, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(seen).toEqual([...new Set(seen)].sort().reverse());
  const oldest = await owner.runs.list.query({ project: "walk", sort: "oldest" });
  expect(oldest.items.map(({ id }) => id)).toEqual(seen.reverse());
});

test("a search takes its words as they are", async () => {
  await start({ input: { idea: "Discounts of 100%_off" }, project: "search" });
  await start({ input: { idea: "Discounts of 1000 off" }, project: "search" });
  const found = (search: string) => owner.runs.list.query({ project: "search", search });
  expect((await found("100%_OFF")).items).toHaveLength(1);
  expect((await found("discounts")).items).toHaveLength(2);
  expect((await found("\\")).items).toHaveLength(0);
});

test("a run's view, its attempts and its events are of one history", async () => {
  const runId = await startWaiting();
  const run = await owner.runs.get.query({ runId });
  expect(run).toMatchObject({ id: runId, runId, workflowId: "tennis", status: "paused", cost: 0 });
  expect(run.steps.map(({ stepKey, status }) => [stepKey, status])).toEqual([
    ["brief", "completed"],
    ["plan", "waiting_for_hitl"],
    ["build", "pending"],
  ]);
  expect(run.tasks.map(({ stepKey, status, model }) => [stepKey, status, model])).toEqual([
    ["brief", "completed", "scripted"],
    ["plan", "waiting_for_hitl", "scripted"],
  ]);
  expect(run.approvals).toHaveLength(1);
  expect(run.handoffs[0]).toMatchObject({ to_agent: "architect", created_at: expect.stringMatching(/Z$/) });
  const { items, lastSeq } = await owner.runs.events.query({ runId });
  expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: run.seq }, (_, place) => place + 1));
  expect(lastSeq).toBe(run.seq);
  const rest = await owner.runs.events.query({ runId, after: 2, limit: 1 });
  expect(rest).toEqual({ items: [items[2]], lastSeq });
});

test("the hash of a run's state is that of its folded events, and its cost names every step", async () => {
  const runId = await startWaiting();
  const { items } = await owner.runs.events.query({ runId });
  const events = items.map((event) => readEvent({ ...event, at: Date.parse(event.at) }));
  const { seq, hash } = await owner.runs.stateHash.query({ runId });
  expect(seq).toBe(events.length);
  expect(hash).toBe(hashState(evolve(unstartedRun(runId), events)));
  const cost = await owner.runs.cost.query({ runId });
  const none = { attempts: 1, inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };
  expect(cost.items).toEqual([
    { stepKey: "brief", agent: "analyst", model: "scripted", ...none },
    { stepKey: "plan", agent: "architect", model: "scripted", ...none },
  ]);
});

test("no time leaves the API as a number", async () => {
  const runId = await startWaiting();
  const texts = [
    JSON.stringify(await owner.runs.get.query({ runId })),
    JSON.stringify(await owner.runs.list.query({ search: runId })),
  ];
  for (const text of texts) expect(text).not.toMatch(/"(\w+At|at|since|created_at)":\d/);
});

test("orders move a run, and a repeated one changes nothing", async () => {
  const runId = await startWaiting();
  const pause = { ...order(runId), reason: "lunch" };
  expect(await owner.runs.pause.mutate(pause)).toEqual({ status: "paused" });
  expect((await owner.runs.get.query({ runId })).reason).toEqual({
    code: "person",
    sentence: "Paused by key:env: lunch",
  });
  const { lastSeq } = await owner.runs.events.query({ runId });
  expect(await owner.runs.pause.mutate(pause)).toEqual({ status: "paused" });
  expect((await owner.runs.events.query({ runId })).lastSeq).toBe(lastSeq);
  expect((await owner.runs.resume.mutate(order(runId))).status).toMatch(/^(running|paused)$/);
  expect(await owner.runs.cancel.mutate(order(runId))).toEqual({ status: "cancelled" });
  expect(await faultOf(owner.runs.resume.mutate(order(runId)))).toMatchObject({
    code: "CONFLICT",
    reason: "illegal-move",
    details: { from: "cancelled" },
  });
});

test("a run that does not exist is not found, whatever is asked of it", async () => {
  const runId = randomUUID();
  const calls = [
    () => owner.runs.get.query({ runId }),
    () => owner.runs.snapshot.query({ runId }),
    () => owner.runs.events.query({ runId }),
    () => owner.runs.stateHash.query({ runId }),
    () => owner.runs.cost.query({ runId }),
    () => owner.runs.alerts.query({ runId }),
    () => owner.artifacts.list.query({ runId }),
    () => owner.runs.cancel.mutate(order(runId)),
    () => owner.runs.skipStep.mutate({ ...order(runId), stepKey: "plan", reason: "not needed" }),
  ];
  for (const call of calls) {
    expect(await faultOf(call())).toMatchObject({ code: "NOT_FOUND", reason: "not-found" });
  }
});

test("a viewer reads runs and moves none", async () => {
  const viewer = (await api.signIn("viewer")).api;
  const runId = await startWaiting();
  expect((await viewer.runs.get.query({ runId })).id).toBe(runId);
  expect(await faultOf(viewer.runs.pause.mutate(order(runId)))).toMatchObject({
    code: "FORBIDDEN",
    reason: "not-allowed",
  });
});
