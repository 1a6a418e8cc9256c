import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createScriptedAgent, fail, succeed, succeedWith } from "#server/agents/scripted-agent";
import { DEFAULT_CAPS } from "#workflows/run/budget";
import { itemsOf } from "#workflows/run/pages";
import { type RunState, stepOf } from "#workflows/run/run-state";
import { cpuMs } from "#workflows/testing/cpu-time";
import { sizeOf } from "#workflows/testing/tier";
import { loadRuns } from "./load-runs";
import { decisionsOn } from "./testing/approve-open";
import { ann, EngineRig, pinnedFrom } from "./testing/engine-rig";
import { expectHealthy } from "./testing/expect-healthy";

/** What models and people have been seen to write, and what breaks jsonb, UTF-8 or a page. */
const NASTY = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00",
  "x\ud800y",
  "\ud83d",
  "\uFFFE",
  "\uFEFF",
  "\u202E",
  "\u200B",
  "\u2028",
  "\u0007\u001b[31m",
  "\r\n\r\n",
  "\\",
  "\\u0000",
  '"',
  "'",
  "''; drop table runs; --",
  "{}",
  "[",
  "null",
  "NaN",
  "-0",
  "1e999",
  "$1",
  "$" + "{x}",
  "{{x}}",
  "%s",
  "<script>",
  "</textarea>",
  "🙂".repeat(999),
  "é".normalize("NFD"),
  "\u{10FFFF}",
  "a".repeat(100_000),
  "[".repeat(5_000),
  "\t",
  " ",
  "\\x00",
  "\u0085",
  "𝒳",
];

const TEN_MEGABYTES = "ü".repeat(5_000_000);
const isNasty = (label: string) => NASTY[Number(label.slice("nasty-".length))] ?? "";
const database = await createTestDatabase();
const agent = createScriptedAgent({
  big: (task) =>
    succeed({
      documents: [{ name: "big.md", mediaType: "text/markdown", content: TEN_MEGABYTES }],
      summary: task.stepKey,
    }),
  nasty: (task) => {
    const text = isNasty(String(task.input.which));
    const documents = [{ name: "a.md", mediaType: "text/markdown", content: text }];
    return succeed({
      documents,
      summary: text,
      findings: { found: text, deep: [{ [text]: text }] },
      model: text,
    });
  },
  broken: (task) => fail({ message: isNasty(String(task.input.which)), retryable: false }),
  "*": (task) => succeedWith(task),
});
const rig = new EngineRig(database, { agent, concurrency: 64 });
await rig.engine.start();
afterAll(() => rig.engine.stop());

const workflowOf = (id: string, ...steps: string[]) =>
  pinnedFrom(`workflow:\n  id: ${id}\n  name: ${id}\n  sequence:\n    ${steps.join("\n    ")}\n`);

test("E26: ten megabytes of a document are kept whole, and the events only refer to them", async () => {
  const runId = await rig.startRun(workflowOf("big", "- { id: big, agent: analyst, creates: big.md }"));
  const done = await rig.waitForStatus(runId, "completed");
  const [document] = itemsOf(done.artifacts);
  expect(document?.sha256).toBe(createHash("sha256").update(TEN_MEGABYTES).digest("hex"));
  expect(await rig.count("contents where sha256 = $1 and length(bytes) = 10000000", [document?.sha256])).toBe(
    1,
  );
  expect(await rig.count("run_events where run_id = $1 and length(data::text) > 8000", [runId])).toBe(0);
  expect(rig.troubles).toEqual([]);
});

test("E27: no text that a model hands in keeps its step from being recorded", async () => {
  const nasty = workflowOf(
    "nasty",
    "- { id: nasty, agent: analyst, creates: a.md, asks: [found, deep] }",
    "- { id: broken, agent: coder }",
  );
  const runIds = await Promise.all(
    NASTY.map((text, at) =>
      rig.startRun(nasty, { title: text.slice(0, 200), input: { which: `nasty-${at}`, text } }),
    ),
  );
  for (const [at, runId] of runIds.entries()) {
    const state = await approveUntilIncident(runId);
    expect(stepOf(state, "nasty")?.stage, JSON.stringify(NASTY[at]?.slice(0, 20))).toBe("completed");
    const [document] = itemsOf(state.artifacts);
    const bytes = Buffer.from(NASTY[at]?.toWellFormed() ?? "", "utf8");
    expect(document?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    const order = { by: ann, requestId: `${runId}-skip`, reason: NASTY[at]?.slice(0, 1_000) ?? "" };
    await rig.engine.journal.submit(runId, { type: "skipStep", stepKey: "broken", ...order });
    await rig.waitForStatus(runId, "completed");
  }
  await expectHealthy(database);
});

/** Text that may deceive its reader is put to a person first: here somebody who lets it pass. */
function approveUntilIncident(runId: string) {
  const look = (state: RunState) => {
    for (const signal of decisionsOn(state)) {
      rig.engine.journal.submit(runId, signal).catch((error: unknown) => rig.troubles.push(String(error)));
    }
    return state.openIncidents.length === 1;
  };
  return rig.waitFor(runId, look);
}

test("E25: a long run is read from its newest snapshot in a moment, wherever it stands", async () => {
  const items = Array.from({ length: sizeOf(30, 500) }, (_, at) => `item ${at}`);
  const steps = Array.from({ length: 10 }, (_, at) => `{ id: s${at}, agent: analyst }`);
  const map = `- { id: all, for_each: items, concurrency: 4, steps: [${steps.join(", ")}] }`;
  const caps = { ...DEFAULT_CAPS, attempts: 10 * items.length };
  const runId = await rig.startRun(workflowOf("long", map), { input: { items }, caps });
  const unread: number[] = [];
  for (let isOver = false; !isOver; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const { rows } = await database.pool.query<{ events: number; status: string }>(
      "select last_seq - state_seq as events, status from runs where id = $1",
      [runId],
    );
    unread.push(rows[0]?.events ?? Number.POSITIVE_INFINITY);
    isOver = rows[0]?.status === "completed";
  }
  expect(Math.max(...unread)).toBeLessThan(200);
  const startedAt = cpuMs();
  const loaded = await loadRuns(database.pool, [runId]);
  expect(cpuMs() - startedAt).toBeLessThan(200);
  expect(loaded.get(runId)?.state).toEqual(await rig.read(runId));
  expect(loaded.get(runId)?.state.seq).toBeGreaterThan(sizeOf(1_200, 20_000));
}, 1_800_000);

test("E31: a run keeps to the version it began with, whatever becomes of the file", async () => {
  const gate = "- { id: plan, agent: analyst, creates: plan.md, gate: after }";
  const before = workflowOf("edited", gate, "- { id: old, agent: coder }");
  const runId = await rig.startRun(before);
  await rig.waitForStatus(runId, "paused");
  const after = workflowOf("edited", gate, "- { id: new, agent: coder }");
  const newRun = await rig.startRun(after);
  for (const each of [runId, newRun]) {
    const { pendingApprovals } = await rig.waitForStatus(each, "paused");
    const [approvalId = ""] = pendingApprovals;
    const { approvals } = await rig.read(each);
    await rig.engine.journal.submit(each, {
      type: "decideApproval",
      approvalId,
      decisionId: `${each}-d`,
      action: "approve",
      comment: "",
      contentSha256: approvals[approvalId]?.contentSha256 ?? null,
      amended: null,
      by: ann,
    });
  }
  expect(stepOf(await rig.waitForStatus(runId, "completed"), "old")?.stage).toBe("completed");
  expect(stepOf(await rig.waitForStatus(newRun, "completed"), "new")?.stage).toBe("completed");
});

test("E21: a time limit of thirty days does not pass at once", async () => {
  const patient = workflowOf(
    "patient",
    "- { id: one, agent: analyst, timeout: 30d, retry: { attempts: 1 } }",
  );
  const runId = await rig.startRun(patient);
  expect(stepOf(await rig.waitForStatus(runId, "completed"), "one")).toMatchObject({ attempt: 1 });
});
