import { createHash, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, succeedWith } from "#server/agents/scripted-agent";
import type { WorkflowDefinition } from "#workflows/definition/definition";
import { starts } from "#workflows/testing/moves";
import { chooseSignal } from "#workflows/testing/random-walk";
import { RANDOM_INPUT, randomWorkflow } from "#workflows/testing/random-workflow";
import { Chance } from "#workflows/testing/simulator/chance";
import { runsOf, seedOfTests, sizeOf } from "#workflows/testing/tier";
import { decisionsOn } from "./testing/approve-open";
import { EngineRig, gated } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";
import { TwinRun } from "./testing/twin-run";

const COMMANDS = 40;
const AT_ONCE = 8;
const database = await createTestDatabase();
const agent = createScriptedAgent({ "*": (task) => succeedWith(task) });
const [one, two] = [0, 0].map((concurrency) => new EngineRig(database, { agent, concurrency })) as [
  EngineRig,
  EngineRig,
];
await one.engine.start();
await two.engine.start();
afterAll(async () => {
  await one.engine.stop();
  await two.engine.stop();
});

/** Walks a run by chance in the model and in Postgres, through two programs in turns. */
async function walkBoth(definition: WorkflowDefinition, chance: Chance): Promise<void> {
  const source = JSON.stringify(definition);
  const sha256 = createHash("sha256").update(source).digest("hex");
  await one.engine.workflows.pin({ sha256, definition, templates: {}, file: "random.yaml", source });
  const twin = new TwinRun(randomUUID(), definition);
  const requestId = twin.runId;
  const start = starts({ input: RANDOM_INPUT, workflowSha: sha256, requestId });
  await twin.send([start(definition, twin.walk.state)], one, two);
  for (let command = 0; command < COMMANDS; ) {
    const [through, asked] = chance.happens(0.5) ? [one, two] : [two, one];
    const count = chance.pick([1, 1, 2, 4]) ?? 1;
    const choose = () => chooseSignal(twin.walk, definition, chance.below(100_000));
    await twin.send(Array.from({ length: count }, choose), through, asked);
    command += count;
  }
}

test(
  "G7: after every signal, alone or with others, the run in Postgres is the run of the pure core",
  async () => {
    const walks = fc.sample(fc.tuple(randomWorkflow, fc.nat()), runsOf(200, 2_000));
    const waiting = [...walks.entries()];
    const walkOn = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [at, [definition, luck]] = next;
        await walkBoth(definition, new Chance(luck)).catch((error) => {
          throw new Error(`Walk ${at} of TEST_SEED=${seedOfTests()}`, { cause: error });
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, walkOn));
    await expectHealthy(database);
  },
  sizeOf(300_000, 3_600_000),
);

test("G5: of fifty people at each of twenty requests, through two programs, one decides and all others are told who", async () => {
  const [requests, people] = [sizeOf(20, 50), sizeOf(50, 200)];
  const worker = new EngineRig(database, { agent });
  await worker.engine.start();
  const runIds = await Promise.all(Array.from({ length: requests }, () => worker.startRun(gated)));
  const actions = ["approve", "reject"] as const;
  const asked = runIds.map(async (runId) => {
    const state = await worker.waitForStatus(runId, "paused");
    const [decision] = decisionsOn(state);
    if (!decision) throw new Error("It waits for a decision.");
    return Array.from({ length: people }, (_, at) => ({
      runId,
      signal: {
        ...decision,
        decisionId: `${runId}-${at}`,
        action: actions[at % 2] ?? "approve",
        by: { ...decision.by, id: `u-${at}`, name: `Person ${at}` },
      },
    }));
  });
  const orders = (await Promise.all(asked)).flat();
  const results = await Promise.allSettled(
    orders.map(({ runId, signal }, at) => (at % 3 ? one : two).engine.journal.submit(runId, signal)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(requests);
  const { rows } = await database.pool.query<{ run_id: string; by_name: string }>(
    "select run_id, by_name from decisions where run_id = any($1)",
    [runIds],
  );
  const winners = new Map(rows.map(({ run_id, by_name }) => [run_id, by_name]));
  expect(rows).toHaveLength(requests);
  for (const [at, result] of results.entries()) {
    if (result.status === "fulfilled") continue;
    const by = winners.get(orders[at]?.runId ?? "");
    expect(result.reason).toMatchObject({ reason: "already-decided", details: { by } });
  }
  await worker.engine.stop();
}, 300_000);
