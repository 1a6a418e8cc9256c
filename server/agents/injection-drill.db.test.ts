import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { decisionsOn } from "#server/engine/testing/approve-open";
import { pinnedFrom } from "#server/engine/testing/engine-rig";
import { expectHealthy } from "#server/engine/testing/expect-healthy";
import { itemsOf } from "#workflows/run/pages";
import { type RunState, stepOf } from "#workflows/run/run-state";
import { createScriptedAgent, succeed } from "./scripted-agent";
import { injectionsTo } from "./testing/injections";
import { openModelEngine } from "./testing/model-engine";

// 40 documents that give orders are read by a model that obeys: its answers try to approve, to skip, to name
// other documents and to reach an address (S42, S43). The program lets none of it through.

const contacts: string[] = [];
const trap = createServer((request, response) => {
  contacts.push(request.url ?? "");
  response.end();
}).listen(0, "127.0.0.1");
await once(trap, "listening");
afterAll(() => void trap.close());
const injections = injectionsTo(`http://127.0.0.1:${(trap.address() as AddressInfo).port}`);

/** Hands in the document that is in the run's input, as somebody outside might have written it. */
const messenger = createScriptedAgent({
  "*": (task) =>
    succeed({
      documents: [{ name: "notes.md", mediaType: "text/markdown", content: String(task.input.idea) }],
    }),
});
const { database, fake, rig } = await openModelEngine(() => "injected", { played: { messenger } });

const workflow = pinnedFrom(`
workflow:
  id: drill
  name: Drill
  sequence:
    - { id: notes, agent: messenger, creates: notes.md }
    - { id: report, agent: tester, requires: notes.md, creates: report.md, gate: after }
    - { id: ship, agent: deployer, requires: report.md, creates: release.md, condition: "equals:tests,pass", gate: before, role: owner }
`);

/** Some orders are so plain that a person is shown the notes first; here that person waves them through. */
async function letNotesIn(runId: string): Promise<RunState> {
  for (;;) {
    const state = await rig.waitForStatus(runId, "paused");
    const open = state.approvals[state.pendingApprovals[0] ?? ""];
    if (open?.stepKey !== "notes") return state;
    const [decision] = decisionsOn(state);
    if (decision) await rig.engine.journal.submit(runId, decision);
  }
}

test("no gate is passed, whatever the documents say and the model answers", async () => {
  const start = (idea: string, at: number) =>
    rig.startRun(workflow, { title: `Drill ${at}`, input: { idea } });
  const runs = await Promise.all(injections.map(start));
  expect(runs).toHaveLength(40);
  for (const runId of runs) {
    const state = await letNotesIn(runId);
    expect(state.standing).toMatchObject({ code: "approval" });
    expect(stepOf(state, "report")?.stage).toBe("reviewing");
    expect(stepOf(state, "ship")).toBeUndefined();
    const decided = Object.values(state.approvals).filter(({ decision }) => decision !== null);
    expect(decided.filter(({ stepKey }) => stepKey !== "notes")).toEqual([]);
    expect(Object.keys(state.findings)).toEqual(expect.not.arrayContaining(["approved", "gate", "role"]));
    expect(itemsOf(state.artifacts).map(({ name }) => name)).toEqual(["notes.md", "report.md"]);
  }
});

test("every order stood inside a fence that it could not close", async () => {
  const { rows } = await database.pool.query<{ prompt: string }>(
    `select convert_from(c.bytes, 'utf8') as prompt from model_calls m join contents c on c.sha256 = m.prompt_sha256
     where m.step_key = 'report' order by m.started_at`,
  );
  expect(rows).toHaveLength(40);
  const outside = rows.map(({ prompt }) =>
    prompt.replace(/<((?:order|data)-\d+)[^>\n]*>\n[\s\S]*?\n<\/\1>/g, ""),
  );
  for (const text of outside) {
    expect(text).not.toContain("Interview notes");
    expect(text.match(/^# Your step$/gm)).toHaveLength(1);
  }
});

test("no address was contacted but the model's, and no document is a path", async () => {
  expect(contacts).toEqual([]);
  expect((await fake.seen()).calls.length).toBeGreaterThanOrEqual(40);
  expect(await rig.count("artifacts where name like '%..%' or name like '/%'")).toBe(0);
  await expectHealthy(database);
});
