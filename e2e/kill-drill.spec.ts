import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { randomFrom } from "./support/random";
import { readArtifacts, readHistory, ScriptedPerson, type Verdict } from "./support/scripted-person";
import { serveThisFile } from "./support/serve-this-file";
import type { ApprovalRow, RunEvent } from "./support/shapes";
import { waitFor } from "./support/wait-for";

const KILLS = process.env.TEST_TIER === "full" ? 200 : 20;
const RUNS_AT_ONCE = 4;
const LONGEST_LIFE_MS = 2_500;
/** A run may take as long as the drill: a server that dies every other second gets little done. */
const DRILL_MS = 120_000 + KILLS * 12_000;
const seed = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);
const random = randomFrom(seed);

const server = serveThisFile();

test("a server that is killed again and again at random moments loses, doubles and forgets nothing", async () => {
  test.setTimeout(DRILL_MS);
  console.log(`E2E_SEED=${seed}`);
  const person = new ScriptedPerson(server.api, judge);
  const runs = new Crowd(person);
  for (let kill = 1; kill <= KILLS; kill++) {
    await runs.fillUp();
    const answered = person.looks;
    await pause(random() * LONGEST_LIFE_MS);
    await waitFor(() => person.looks > answered, "the server to tell of a run before it is killed");
    expect(runs.unfinished, `runs under way at kill ${kill}`).toBeGreaterThan(0);
    await server.kill();
    await server.start();
  }
  const ended = await runs.end();
  console.log(`${ended.length} runs, ${person.acknowledged.size} decisions`);
  for (const { id, status, reason } of ended) {
    expect(status, `${id}: ${reason?.sentence}`).toBe("completed");
    const history = await readHistory(server.api, id);
    expectGaplessOrder(history);
    expectOneResultEach(history.events);
    await expectDocumentsOfHistory(id, history.events);
    expectDecisions(person, id, history.events);
  }
  expect(await server.examine()).toBeUndefined();
});

/** Mostly yes, with every other verdict in between; the end of the run is never rejected, so that all complete. */
function judge({ kind, stepKey }: ApprovalRow): Verdict {
  const dice = random();
  if (kind === "question") return { answer: dice < 0.5 };
  if (kind === "result" && dice < 0.2) return { action: "revise", comment: "Say who answers for it." };
  if (kind === "result" && dice < 0.4)
    return { action: "amend", comment: "My own words.", content: `# ${stepKey}\n\nAs a person wrote it.\n` };
  return { action: "approve", comment: "" };
}

/** Runs that a scripted person drives; new ones come while others end. */
class Crowd {
  private readonly driven: Promise<Awaited<ReturnType<ScriptedPerson["drive"]>>>[] = [];
  unfinished = 0;

  constructor(private readonly person: ScriptedPerson) {}

  async fillUp(): Promise<void> {
    while (this.unfinished < RUNS_AT_ONCE) {
      this.unfinished += 1;
      const number = this.driven.length + 1;
      const input = { idea: `A web app where neighbours lend tools to each other, edition ${number}` };
      const runId = await this.person.start(`drill-${seed}-${number}`, { workflowId: "sdlc", input });
      const driving = this.person.drive(runId, DRILL_MS).finally(() => {
        this.unfinished -= 1;
      });
      this.driven.push(driving);
    }
  }

  end() {
    return Promise.all(this.driven);
  }
}

type History = Awaited<ReturnType<typeof readHistory>>;

function expectGaplessOrder({ events, lastSeq }: History): void {
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1));
}

function expectOneResultEach(events: RunEvent[]): void {
  const results = events
    .filter(({ type }) => type === "step.completed")
    .map(({ data }) => `${data.stepKey} round ${data.iteration}`);
  expect(results).toEqual([...new Set(results)]);
  expect(events.filter(({ type }) => type === "run.completed")).toHaveLength(1);
  const decided = events.filter(({ type }) => type === "approval.decided").map(({ data }) => data.approvalId);
  expect(decided).toEqual([...new Set(decided)]);
}

async function expectDocumentsOfHistory(runId: string, events: RunEvent[]): Promise<void> {
  const made = events
    .filter(({ type }) => type === "artifact.made")
    .map(({ data }) => `${data.name} v${data.version} ${data.sha256}`);
  const stored = (await readArtifacts(server.api, runId)).map(
    ({ name, version, sha256 }) => `${name} v${version} ${sha256}`,
  );
  expect(stored.toSorted()).toEqual(made.toSorted());
}

/** Whatever the server acknowledged is there, once; and nothing else is. */
function expectDecisions(person: ScriptedPerson, runId: string, events: RunEvent[]): void {
  const acknowledged = [...person.acknowledged]
    .filter(([, decision]) => decision.runId === runId)
    .map(([id, { approvalId, action }]) => `${id} ${approvalId} ${action}`);
  const recorded = events
    .filter(({ type }) => type === "approval.decided")
    .map(({ data }) => `${data.decisionId} ${data.approvalId} ${data.action}`);
  expect(recorded.toSorted()).toEqual(acknowledged.toSorted());
}
