import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent } from "#server/agents/scripted-agent";
import type { Signal } from "#workflows/run/signals";
import { Chance } from "#workflows/testing/simulator/chance";
import { limitOf, seedOfTests, sizeOf } from "#workflows/testing/tier";
import { decisionsOn, retriesOf } from "./testing/approve-open";
import { EffectSink } from "./testing/effect-sink";
import { EngineRig, pinnedFrom, startSignal } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";
import { Fleet, type Member } from "./testing/fleet";

const KILLS = sizeOf(100, 1_000);
const RUNS = sizeOf(100, 500);
const MEMBERS = 4;
/** Killed together, and replaced while the others go on. */
const AT_ONCE = 2;
const seed = seedOfTests();
const chance = new Chance(seed);

const database = await createTestDatabase();
const sink = await EffectSink.open();
const fleet = await Fleet.open(database.url);
const reader = new EngineRig(database, { agent: createScriptedAgent(), concurrency: 0 });
await reader.engine.start();
afterAll(async () => {
  await fleet.close();
  await reader.engine.stop();
  await sink.close();
});

const drill = pinnedFrom(`
workflow:
  id: drill
  name: Drill
  sequence:
    - { id: plan, agent: analyst, creates: plan.md, gate: after }
    - id: both
      parallel:
        - { id: left, agent: coder, creates: left.md }
        - { id: right, agent: tester, creates: right.md }
    - { id: flaky, agent: coder, creates: code.md, retry: { attempts: 3, backoff: 10ms } }
    - { id: check, agent: tester, requires: code.md, creates: check.md, gate: after }
    - { id: ship, agent: deployer, creates: ship.md }
`);
const EFFECTS = ["plan", "both/left", "both/right", "flaky", "check", "ship"];

/** Somebody who sends orders through whichever program lives, again and again with the same ids. */
class Client {
  /** Decisions that were answered with success. */
  readonly acknowledged: string[] = [];

  async insist(runId: string, signal: Signal, pin?: typeof drill): Promise<void> {
    for (;;) {
      const told = await chance.pick([...fleet.members])?.send(runId, signal, pin);
      const isTold = told !== undefined && told !== "gone";
      if (isTold && "refused" in told && told.refused.startsWith("Error")) throw new Error(told.refused);
      if (isTold && "status" in told && "decisionId" in signal) this.acknowledged.push(signal.decisionId);
      if (isTold) return;
      await sleep(20);
    }
  }

  async drive(runId: string): Promise<void> {
    await this.insist(runId, startSignal(runId, drill.sha256), drill);
    for (;;) {
      const state = await reader.read(runId);
      if (state.standing.status === "completed") return;
      for (const signal of [...decisionsOn(state), ...retriesOf(state)]) await this.insist(runId, signal);
      await sleep(100);
    }
  }
}

/** When each worker was killed, in epoch milliseconds of this machine, which is the database's as well. */
const killedAt = new Map<string, number>();

async function killOne(members: Member[], place: number): Promise<void> {
  const victim = members[place];
  if (victim?.worker) killedAt.set(victim.worker, Date.now());
  await victim?.kill();
  members[place] = await fleet.start({ sink: sink.address, workMs: 20 });
}

/** Seconds from the kill to the moment each lost task was taken over. */
async function measureTakeovers(): Promise<number[]> {
  const { rows } = await database.pool.query<{ worker_id: string; finished_at: Date }>(
    "select worker_id, finished_at from tasks where status = 'lost'",
  );
  return rows
    .flatMap(({ worker_id, finished_at }) => {
      const at = killedAt.get(worker_id);
      return at === undefined ? [] : [(finished_at.getTime() - at) / 1_000];
    })
    .sort((one, other) => one - other);
}

test(
  `G1, E1, G15: ${KILLS} programs killed under load lose and double nothing; others take over in seconds`,
  async () => {
    const start = () => fleet.start({ sink: sink.address, workMs: 20 });
    const members = await Promise.all(Array.from({ length: MEMBERS }, start));
    const client = new Client();
    const runIds = Array.from({ length: RUNS }, () => randomUUID());
    const waiting = [...runIds];
    const driven: Promise<void>[] = [];
    for (let kill = 0; kill < KILLS; kill += AT_ONCE) {
      for (const runId of waiting.splice(0, Math.ceil((AT_ONCE * RUNS) / KILLS)))
        driven.push(client.drive(runId));
      await sleep(chance.below(150));
      const place = chance.below(MEMBERS);
      await Promise.all([killOne(members, place), killOne(members, (place + 1) % MEMBERS)]);
    }
    await Promise.all(driven);
    for (const runId of runIds) {
      expect(sink.appliedOf(runId).sort(), `TEST_SEED=${seed}`).toEqual(
        EFFECTS.map((step) => `${runId}/${step}/0`).sort(),
      );
    }
    const { rows } = await database.pool.query<{ id: string }>("select id from decisions");
    expect(rows.map(({ id }) => id).sort()).toEqual([...new Set(client.acknowledged)].sort());
    await expectHealthy(database);
    const takeovers = await measureTakeovers();
    console.log(
      `TEST_SEED=${seed}: ${takeovers.length} tasks taken over, the slowest after ${takeovers.at(-1)} s`,
    );
    expect(takeovers.length).toBeGreaterThan(KILLS / 10);
    expect(takeovers[Math.floor(takeovers.length * 0.95)]).toBeLessThan(limitOf(15));
  },
  sizeOf(900_000, 3_600_000),
);
