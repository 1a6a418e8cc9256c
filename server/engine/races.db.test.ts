import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, fail, succeedWith } from "#server/agents/scripted-agent";
import { waitOrAbort } from "#server/agents/wait-or-abort";
import { hasEnded, type RunState, stepOf } from "#workflows/run/run-state";
import { Chance } from "#workflows/testing/simulator/chance";
import { seedOfTests, sizeOf } from "#workflows/testing/tier";
import { decisionsOn } from "./testing/approve-open";
import { ann, EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";

const database = await createTestDatabase();
const chance = new Chance(seedOfTests());
const open = { now: 0, most: 0 };
let finishSlow: () => void = () => undefined;
const slow = new Promise<void>((resolve) => {
  finishSlow = resolve;
});
const agent = createScriptedAgent({
  slow: async (task) => {
    await slow;
    return succeedWith(task);
  },
  hang: async (_, abort) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    await waitOrAbort(30_000, abort).finally(() => {
      open.now -= 1;
    });
    return fail();
  },
  fail: fail({ retryable: false }),
  once: [fail({ retryAfterMs: 10 }), (task) => succeedWith(task)],
  "fail-later": fail({ retryAfterMs: 3_600_000 }),
  "*": { kind: "delayed", ms: 2, next: (task) => succeedWith(task) },
});
const [one, two] = [1, 2].map(() => new EngineRig(database, { agent, concurrency: 64 })) as [
  EngineRig,
  EngineRig,
];
await one.engine.start();
await two.engine.start();
afterAll(async () => {
  await one.engine.stop();
  await two.engine.stop();
});

const workflowOf = (id: string, ...steps: string[]) =>
  pinnedFrom(`workflow:\n  id: ${id}\n  name: ${id}\n  sequence:\n    ${steps.join("\n    ")}\n`);
const order = (requestId: string) => ({ by: ann, requestId, reason: "A test" });

test("E3: a call that takes too long is over before the next begins", async () => {
  const slow = workflowOf(
    "slow",
    "- { id: hang, agent: analyst, timeout: 1s, retry: { attempts: 3, backoff: 10ms } }",
  );
  const runId = await one.startRun(slow);
  const stuck = await two.waitFor(runId, ({ openIncidents }) => openIncidents.length === 1);
  expect(stepOf(stuck, "hang")).toMatchObject({ attempt: 3, because: { code: "timeout" } });
  expect(open.most).toBe(1);
});

test("E13: branches that end at the same moment join exactly once, and none of their results is dropped", async () => {
  const branches = Array.from({ length: 16 }, (_, at) => `    - { id: b${at}, agent: coder }`);
  const fan = workflowOf("fan", "- id: all", "  parallel:", ...branches, "- { id: after, agent: tester }");
  const runIds = await Promise.all(
    Array.from({ length: sizeOf(60, 500) }, (_, at) => (at % 2 ? one : two).startRun(fan)),
  );
  for (const runId of runIds) await one.waitForStatus(runId, "completed");
  const joins = "run_events where run_id = any($1) and type = 'block.ended'";
  expect(await one.count(joins, [runIds])).toBe(runIds.length);
  expect(await one.count("tasks where run_id = any($1) and step_key = 'after'", [runIds])).toBe(
    runIds.length,
  );
});

/** The next writes of a run find that somebody else was faster, so many times. */
async function letOthersWin(runId: string, times: number): Promise<void> {
  await database.pool.query("create table wins (run_id uuid, remaining int)");
  await database.pool.query("insert into wins values ($1, $2)", [runId, times]);
  await database.pool.query(
    `create function lose() returns trigger language plpgsql as $$ begin
       update wins set remaining = remaining - 1 where run_id = new.id and remaining > 0;
       if found then return null; end if;
       return new;
     end $$`,
  );
  await database.pool.query("create trigger lose before update on runs for each row execute function lose()");
}

test("E13: no result is dropped, however often others move its run meanwhile", async () => {
  const runId = await one.startRun(workflowOf("busy", "- { id: slow, agent: coder }"));
  await one.waitFor(runId, (state) => stepOf(state, "slow")?.stage === "working");
  await letOthersWin(runId, 6);
  finishSlow();
  const done = await two.waitForStatus(runId, "completed");
  await database.pool.query("drop trigger lose on runs");
  expect(stepOf(done, "slow")).toMatchObject({ attempt: 1 });
  expect([...one.troubles, ...two.troubles]).toEqual([]);
});

test("E17: no task is seen before its run, and no run before its commit", async () => {
  const short = workflowOf("short", "- { id: first, agent: analyst }", "- { id: second, agent: coder }");
  const count = sizeOf(300, 1_000);
  const runIds = await Promise.all(
    Array.from({ length: count }, (_, at) => (at % 2 ? one : two).startRun(short)),
  );
  for (const runId of runIds) await two.waitForStatus(runId, "completed");
  expect([...one.troubles, ...two.troubles]).toEqual([]);
});

const gated = workflowOf(
  "gated",
  "- { id: plan, agent: analyst, creates: plan.md, gate: after }",
  "- { id: build, agent: coder, requires: plan.md, creates: build.md }",
);

test("E18: a cancel at any moment ends the run: nothing starts after it and no request stays open", async () => {
  const race = async () => {
    const runId = await one.startRun(gated);
    const approving = one
      .waitFor(runId, (state) => state.pendingApprovals.length > 0 || hasEnded(state))
      .then((state) =>
        Promise.allSettled(decisionsOn(state).map((each) => two.engine.journal.submit(runId, each))),
      );
    await new Promise((resolve) => setTimeout(resolve, chance.below(60)));
    await two.engine.journal
      .submit(runId, { type: "cancelRun", ...order(`${runId}-cancel`) })
      .catch((error) => expect(error).toMatchObject({ reason: "illegal-move" }));
    await approving;
    return runId;
  };
  for (let round = 0; round < sizeOf(10, 100); round += 1) {
    const runIds = await Promise.all(Array.from({ length: 10 }, race));
    expect(await one.count("runs where id = any($1) and finished_at is null", [runIds])).toBe(0);
    expect(await one.count("approvals where run_id = any($1) and status = 'pending'", [runIds])).toBe(0);
  }
  await expectHealthy(database);
}, 300_000);

const moments: [string, string, (state: RunState) => boolean][] = [
  ["at work", "- { id: hang, agent: analyst }", (state) => stepOf(state, "hang")?.stage === "working"],
  [
    "between attempts",
    "- { id: fail-later, agent: analyst }",
    (state) => stepOf(state, "fail-later")?.stage === "retrying",
  ],
  ["at an incident", "- { id: fail, agent: analyst }", (state) => state.openIncidents.length > 0],
  ["at a plan", "- { id: plan, agent: analyst, gate: before }", (state) => state.pendingApprovals.length > 0],
  [
    "at a result",
    "- { id: plan, agent: analyst, gate: after }",
    (state) => state.pendingApprovals.length > 0,
  ],
  [
    "at a question",
    "- { id: s, agent: analyst, condition: who_knows }",
    (state) => state.pendingApprovals.length > 0,
  ],
];

test.each(moments)("E19: a run that stands %s is cancelled at once", async (_, step, isThere) => {
  const runId = await one.startRun(workflowOf("stuck", step));
  await one.waitFor(runId, isThere);
  const { state } = await two.engine.journal.submit(runId, { type: "cancelRun", ...order(`${runId}-c`) });
  expect(state).toMatchObject({
    standing: { status: "cancelled" },
    open: [],
    pendingApprovals: [],
    openIncidents: [],
  });
  await expect
    .poll(() => one.count("tasks where run_id = $1 and status in ('queued', 'running')", [runId]))
    .toBe(0);
});

test("E22: a timer that fired is gone while its run goes on", async () => {
  const steps = [
    "- { id: once, agent: coder, retry: { attempts: 3, backoff: 10ms } }",
    "- { id: plan, agent: analyst, gate: before }",
  ];
  const runId = await one.startRun(workflowOf("timed", ...steps));
  const waiting = await one.waitForStatus(runId, "paused");
  expect(stepOf(waiting, "once")).toMatchObject({ stage: "completed", attempt: 2 });
  expect(await one.count("timers where run_id = $1", [runId])).toBe(0);
});

test("E20: twenty repeats of a pause and of a resume are one of each", async () => {
  const runId = await one.startRun(gated);
  await one.waitForStatus(runId, "paused");
  for (const type of ["pauseRun", "resumeRun"] as const) {
    const signal = { type, ...order(`${runId}-${type}`) };
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? one : two).engine.journal.submit(runId, signal)),
    );
  }
  for (const type of ["run.paused", "run.resumed"]) {
    const by = "run_events where run_id = $1 and type = $2 and data -> 'by' ->> 'id' = $3";
    expect(await one.count(by, [runId, type, ann.id])).toBe(1);
  }
});

test("E2: a report that names an older claim changes nothing, though the run has not moved meanwhile", async () => {
  const runId = await one.startRun(workflowOf("reclaimed", "- { id: hang, agent: analyst }"));
  const state = await one.waitFor(runId, (each) => stepOf(each, "hang")?.stage === "working");
  const taskId = stepOf(state, "hang")?.lastTaskId ?? "";
  await database.pool.query("update tasks set fence = fence + 1 where id = $1", [taskId]);
  const report = { taskId, fence: 1, worker: "an earlier one" };
  const failure = { reason: "model-error", message: "Too late.", retryable: false, retryAfterMs: null };
  const told = two.engine.journal.submit(runId, { type: "taskFailed", ...report, ...failure });
  await expect(told).rejects.toMatchObject({ reason: "stale-task" });
  expect((await one.read(runId)).seq).toBe(state.seq);
  await one.engine.journal.submit(runId, { type: "cancelRun", ...order(`${runId}-c`) });
});

test("E2, J4: of two claims of a task that report at the same moment the newest counts", async () => {
  const runId = await one.startRun(workflowOf("claimed-twice", "- { id: hang, agent: analyst }"));
  const state = await one.waitFor(runId, (each) => stepOf(each, "hang")?.stage === "working");
  const taskId = stepOf(state, "hang")?.lastTaskId ?? "";
  await database.pool.query("update tasks set fence = 2 where id = $1", [taskId]);
  const failure = { type: "taskFailed", reason: "x", retryable: false, retryAfterMs: null } as const;
  const report = (fence: number) =>
    two.engine.journal.submit(runId, { ...failure, taskId, fence, worker: "w", message: `Claim ${fence}.` });
  const [older, newer] = await Promise.allSettled([report(1), report(2)]);
  expect(older).toMatchObject({ status: "rejected", reason: { reason: "stale-task" } });
  expect(newer.status).toBe("fulfilled");
  const [incident] = Object.values((await one.read(runId)).incidents);
  expect(incident?.because.sentence).toContain("Claim 2.");
  await one.engine.journal.submit(runId, { type: "cancelRun", ...order(`${runId}-c`) });
});

test("J1, J3: of an advance that cannot be written nothing is stored and nobody is told", async () => {
  await database.pool.query(
    `create function refuse_marked() returns trigger language plpgsql as
     $$ begin if new.data::text like '%unwritable%' then raise exception 'refused'; end if; return new; end $$`,
  );
  await database.pool.query(
    "create trigger refuse_marked before insert on run_events for each row execute function refuse_marked()",
  );
  const runId = randomUUID();
  const started = one.startRun(gated, { runId, title: "unwritable" });
  await expect(started).rejects.toThrow("refused");
  await database.pool.query("drop trigger refuse_marked on run_events");
  expect([...one.commits, ...two.commits].filter((commit) => commit.runId === runId)).toEqual([]);
  expect(await one.count("runs where id = $1", [runId])).toBe(0);
  expect(await one.count("tasks where run_id = $1", [runId])).toBe(0);
});

test("P10, P11, P12: two programs that move the same runs at once number every event and meet no deadlock", async () => {
  const runIds = await Promise.all(Array.from({ length: 20 }, () => one.startRun(gated)));
  const faults: unknown[] = [];
  for (let wave = 0; wave < sizeOf(20, 400); wave += 1) {
    const moved = wave % 2 ? runIds : runIds.slice(0, 1);
    const orders = moved.flatMap((runId) => [
      one.engine.journal.submit(runId, { type: "haltNext", ...order(`${runId}-one-${wave}`) }),
      two.engine.journal.submit(runId, { type: "haltNext", ...order(`${runId}-two-${wave}`) }),
    ]);
    const results = await Promise.allSettled(orders);
    faults.push(...results.flatMap((result) => (result.status === "rejected" ? [result.reason] : [])));
  }
  expect(faults).toEqual([]);
  await expectHealthy(database);
});
