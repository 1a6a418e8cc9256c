import { expect, test } from "vitest";
import { ann, pinnedFrom } from "#server/engine/testing/engine-rig";
import { expectHealthy } from "#server/engine/testing/expect-healthy";
import { type RunState, stepOf } from "#workflows/run/run-state";
import { limitOf } from "#workflows/testing/tier";
import { CANARY, openModelEngine } from "./testing/model-engine";
import { quickTiming } from "./testing/model-rig";

// Everything that a provider can do wrong ends in a completed step, a retry or a visible incident (K4).

/** Models with names that no agent can have. */
const MODELS: Record<string, string> = {
  "half-then": "half,ok",
  "busy-then": "busy,crowded,ok",
  "stall-then": "stall,ok",
  "no-block-then": "no-block,ok",
  "slow-12": "slow:12",
  "slow-90": "slow:90",
  "stall-long": "stall",
};

const engine = await openModelEngine((id) => MODELS[id] ?? id, {
  timing: quickTiming(),
  limits: { firstTextMs: 2_000, silenceMs: 700 },
});
const { database, fake, rig } = engine;

const workflowOf = (agent: string, timeout: string) =>
  pinnedFrom(`
workflow:
  id: nasty
  name: Nasty
  sequence:
    - { id: write, agent: "${agent}", creates: note.md, timeout: ${timeout}, retry: { attempts: 3, backoff: 20ms } }
`);

/** A run in which the model `agent` writes; its title is its name in the fake model's journal. */
const start = (agent: string, timeout = "1h") =>
  rig.startRun(workflowOf(agent, timeout), { title: agent, input: { idea: agent } });

const isAtRest = ({ standing }: RunState) => !["pending", "running"].includes(standing.status);

const rawOf = async (runId: string): Promise<Buffer[]> => {
  const { rows } = await database.pool.query<{ bytes: Buffer }>(
    `select c.bytes from model_calls m join contents c on c.sha256 = m.raw_sha256 where m.run_id = $1`,
    [runId],
  );
  return rows.map(({ bytes }) => bytes);
};

test.concurrent.each([
  ["nul", /\\u0000/],
  ["surrogate", /\\ud800/],
  ["huge", null],
])("%s ends in a document", async (agent, raw) => {
  const runId = await start(agent);
  const state = await rig.waitForStatus(runId, "completed");
  expect(stepOf(state, "write")?.attempt).toBe(1);
  const [bytes] = await rawOf(runId);
  if (raw) expect(bytes?.toString()).toMatch(raw);
});

test.concurrent.each([
  ["half", /broke off/],
  ["cut", /broke off/],
  ["garbled", /broke off/],
  ["hang", /said nothing/],
  ["stall", /said nothing/],
  ["falters", /broke off/],
  ["broken", /answered 500/],
  ["no-block", /result block/],
  ["bad-block", /not JSON/],
  ["refusal", /filter/],
  ["blocked", /filter/],
  ["unpaid", /plan and billing/],
  ["too-long", /longer than this model can take/],
  ["tools", /no tools|none/],
  ["denied", /The key for compatible was refused: set COMPATIBLE_API_KEY/],
  ["redirect", /not followed/],
])("%s ends in an incident that says so, and its bytes are kept", async (agent, sentence) => {
  const runId = await start(agent);
  const state = await rig.waitFor(runId, isAtRest);
  expect(state.standing).toMatchObject({ status: "paused", code: "incident" });
  expect(Object.values(state.incidents)[0]?.because.sentence).toMatch(sentence);
  const answers = await rig.count(
    "model_calls where run_id = $1 and (error is not null or answer_sha256 is not null)",
    [runId],
  );
  expect(answers).toBeGreaterThan(0);
  const isSilent = agent === "stall";
  const isText = /block|refusal|tools/.test(agent);
  if (!isSilent && !isText) expect((await rawOf(runId)).length).toBeGreaterThan(0);
});

test.concurrent.each(["half-then", "busy-then", "stall-then", "no-block-then"])(
  "%s ends in a document after all",
  async (agent) => {
    await rig.waitForStatus(await start(agent), "completed");
  },
);

test.concurrent("a model that stalls is left at the time limit: never two connections of one step (E3)", async ({
  expect,
}) => {
  const runId = await start("stall-long", "200ms");
  const state = await rig.waitFor(runId, isAtRest);
  expect(stepOf(state, "write")?.attempt).toBe(3);
  expect(Object.values(state.incidents)[0]?.because.sentence).toMatch(/limit of 0\.2 s/);
  await expect
    .poll(async () => (await fake.seen()).open.filter(({ place }) => place.startsWith("stall-long")))
    .toEqual([]);
  expect((await fake.seen()).mostOpenOfOneStep).toBe(1);
});

test.concurrent("a stream that is longer than a lease costs no attempt (E12)", async () => {
  const runId = await start("slow-12");
  const state = await rig.waitForStatus(runId, "completed");
  expect(stepOf(state, "write")?.attempt).toBe(1);
});

test.concurrent("a cancel closes the connection within a second, and the call is in the books", async ({
  expect,
}) => {
  const runId = await start("slow-90");
  const mine = async () => (await fake.seen()).calls.filter(({ place }) => place.startsWith("slow-90"));
  await expect.poll(async () => (await mine()).length).toBe(1);
  const at = Date.now();
  await rig.engine.journal.submit(runId, {
    type: "cancelRun",
    by: ann,
    requestId: "stop-it",
    reason: "Enough.",
  });
  await expect.poll(async () => (await mine())[0]?.endedBy).toBe("client");
  expect(((await mine())[0]?.endedAt ?? 0) - at).toBeLessThan(limitOf(1_000));
  await expect
    .poll(() => rig.count("model_calls where run_id = $1 and is_estimated and cost > 0", [runId]))
    .toBe(1);
  expect(await rig.count("tasks where run_id = $1 and (usage ->> 'inputTokens')::int > 0", [runId])).toBe(1);
});

test("the key stands nowhere, though a provider repeats it", async () => {
  for (const [table, text] of [
    ["run_events", "data::text"],
    ["tasks", "error"],
    ["model_calls", "error"],
    ["contents", "encode(bytes, 'escape')"],
    ["audit", "body"],
  ]) {
    expect(await rig.count(`${table} where ${text} like '%' || $1 || '%'`, [CANARY]), table).toBe(0);
  }
});

test("nothing is stuck, and the database is as promised", async () => {
  expect(await rig.count("runs where status in ('pending', 'running')")).toBe(0);
  await expectHealthy(database);
  expect(rig.troubles).toEqual([]);
});
