import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent } from "#server/agents/scripted-agent";
import { sizeOf } from "#workflows/testing/tier";
import { decisionsOn } from "./testing/approve-open";
import { EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";
import { Fleet, type Member, type SourceChange } from "./testing/fleet";

const RUNS = sizeOf(20, 200);
/** Each ends at a gate, and begins with another mix of builds. */
const ROUNDS = sizeOf(4, 24);

/** The next build: another fact, another field of a known one, and a state that counts what was not counted. */
const NEXT_BUILD: SourceChange[] = [
  { file: "workflows/run/reducer.ts", find: "REDUCER = 1", put: "REDUCER = 2" },
  {
    file: "workflows/run/turn.ts",
    find: "    const event = { type, data,",
    put: `    if (type === "step.completed") {
      const { stepKey, iteration } = data;
      this.record("step.praised", { stepKey, iteration, total: (this.state.praises ?? 0) + 1 });
    }
    const event = { type, data: type === "step.scheduled" ? { ...data, mood: "calm" } : data,`,
  },
  {
    file: "workflows/run/evolve.ts",
    find: '    case "run.resumed":',
    put: `    case "step.praised":
      state.praises = (state.praises ?? 0) + 1;
      return;
    case "run.resumed":`,
  },
];

const database = await createTestDatabase();
const [current, next] = await Promise.all([Fleet.open(database.url), Fleet.open(database.url, NEXT_BUILD)]);
const reader = new EngineRig(database, { agent: createScriptedAgent(), concurrency: 0 });
await reader.engine.start();
afterAll(async () => {
  await Promise.all([current.close(), next.close()]);
  await reader.engine.stop();
});

const steps = Array.from({ length: ROUNDS }, (_, at) => {
  const requires = at === 0 ? "" : `requires: d${at - 1}.md, `;
  return `    - { id: s${at}, agent: coder, ${requires}creates: d${at}.md, gate: after }\n`;
});
const workflow = pinnedFrom(`workflow:\n  id: long\n  name: Long\n  sequence:\n${steps.join("")}`);

/** Which builds run in a round: both, or one alone. */
const MIXES: ("current" | "next")[][] = [["current", "next"], ["current"], ["next"], ["next", "current"]];

async function replaceAll(before: Member[], builds: ("current" | "next")[]): Promise<Member[]> {
  const members = await Promise.all(builds.map((build) => (build === "next" ? next : current).start()));
  const [first, ...others] = before;
  await Promise.all([first?.kill(), ...others.map((member) => member.stop())]);
  return members;
}

/** Decides what waits of each run, through one program after the other. */
async function decideAll(runIds: string[], members: Member[]): Promise<void> {
  const decide = async (runId: string, at: number) => {
    const state = await reader.waitForStatus(runId, "paused");
    for (const decision of decisionsOn(state)) {
      const told = await members[at % members.length]?.send(runId, decision);
      expect(told).toEqual({ status: expect.stringMatching(/^(running|paused|completed)$/) });
    }
  };
  await Promise.all(runIds.map(decide));
}

type Praise = { run_id: string; totals: number[] };

test("E32, G17: programs of this build and of the next move the same runs, whichever come and go", async () => {
  for (const table of ["runs", "run_events", "tasks", "approvals"]) {
    await database.pool.query(`alter table ${table} add column mood text not null default 'calm'`);
  }
  const runIds = await reader.startRuns(workflow, RUNS);
  let members: Member[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    members = await replaceAll(members, MIXES[round % MIXES.length] ?? []);
    await decideAll(runIds, members);
  }
  for (const runId of runIds) await reader.waitForStatus(runId, "completed");
  const { rows } = await database.pool.query<Praise>(
    `select run_id, array_agg((data ->> 'total')::int order by seq) as totals from run_events
     where type = 'step.praised' group by run_id`,
  );
  expect(rows.length).toBe(RUNS);
  for (const { totals } of rows) expect(totals).toEqual(totals.map((_, at) => at + 1));
  expect(await reader.count("run_events where data ->> 'mood' = 'calm'")).toBeGreaterThan(0);
  expect(await reader.count("run_events where type = 'step.completed'")).toBe(RUNS * ROUNDS);
  await expectHealthy(database);
});
