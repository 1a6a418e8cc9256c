import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createCallStore } from "#server/agents/models/call-store";
import type { ModelCall } from "#server/agents/models/model-call";
import { createScriptedAgent, succeed } from "#server/agents/scripted-agent";
import type { AgentTask } from "#server/engine/agent-port";
import { EngineRig, pinnedFrom } from "#server/engine/testing/engine-rig";
import { itemsOf } from "#workflows/run/pages";
import { ApiRig, faultOf } from "./testing/api-rig";

const workflow = `workflow:
  id: chain
  name: chain
  sequence:
    - { id: brief, agent: analyst, creates: brief.md }
    - { id: plan, agent: architect, requires: brief.md, creates: plan.md, gate: after }
    - { id: build, agent: coder, requires: plan.md, creates: code.md, gate: after }
`;
const database = await createTestDatabase();
const store = createCallStore(database.pool, () => undefined);

const callOf = ({ taskId, runId, stepKey, agent }: AgentTask, given: Partial<ModelCall>): ModelCall => ({
  id: randomUUID(),
  taskId,
  runId,
  stepKey,
  agent: agent.id,
  model: { provider: "compatible", id: "small" },
  startedAt: Date.now(),
  latencyMs: 12,
  firstTextMs: 3,
  inputTokens: 100,
  outputTokens: 20,
  cachedTokens: 5,
  isEstimated: false,
  cost: 0.1,
  finishReason: "stop",
  error: null,
  prompt: "What is asked?",
  answer: "What is said.",
  raw: null,
  ...given,
});

/** Two calls for each task, the first of which went wrong; recorded twice, as after a lost reply. */
async function callTwice(task: AgentTask) {
  const first = callOf(task, {
    error: "It broke.",
    raw: Buffer.from("half an ans"),
    cost: 0.2,
    answer: "half",
  });
  const calls = [
    first,
    first,
    callOf(task, { startedAt: Date.now() + 1, prompt: `Again for ${task.stepKey}` }),
  ];
  for (const call of calls) await store.record(call);
  const documents = task.wanted.map(({ name }) => ({
    name,
    mediaType: "text/markdown",
    content: `# ${name}\n`,
  }));
  return succeed({
    documents,
    usage: null,
    model: "compatible/small",
    summary: "Well done.",
    confidence: 0.9,
  });
}

const api = await ApiRig.open(database, {
  files: { "workflows/chain.yaml": workflow },
  script: { "*": callTwice },
});
const { owner, rig } = api;

async function startWaiting(): Promise<string> {
  const order = { requestId: randomUUID(), workflowId: "chain", input: { idea: "x" } };
  const { runId } = await owner.runs.start.mutate(order);
  await rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  return runId;
}

async function decide(
  runId: string,
  given: { action: "approve" | "amend"; content?: string; comment?: string },
) {
  const [request] = (await owner.approvals.list.query({ runId, status: ["pending"] })).items;
  const { contentSha256 } = await owner.approvals.get.query({ approvalId: request?.id ?? "" });
  const order = { approvalId: request?.id ?? "", decisionId: randomUUID(), contentSha256, ...given };
  await owner.approvals.decide.mutate(order);
}

const twice = { inputTokens: 200, outputTokens: 40, cachedTokens: 10, cost: 0.3 };

test("usage and cost of tasks, runs and agents are the sums of their calls, each counted once", async () => {
  const runId = await startWaiting();
  const { items } = await owner.agents.tasks.query({ runId });
  expect(items.map(({ usage, model }) => ({ usage, model }))).toEqual([
    { usage: twice, model: "compatible/small" },
    { usage: twice, model: "compatible/small" },
  ]);
  const [run] = (await owner.runs.list.query({ search: runId })).items;
  expect(run?.cost).toBe(0.6);
  const board = (await owner.agents.board.query({})).items.find(({ agent }) => agent === "analyst");
  expect(board).toMatchObject({ model: "compatible/small", today: twice });
});

test("an attempt tells its calls, what its model was told and said, and what came of it", async () => {
  const runId = await startWaiting();
  const [task] = (await owner.agents.tasks.query({ runId, agent: "architect" })).items;
  const detail = await owner.agents.task.query({ taskId: task?.id ?? "" });
  expect(detail).toMatchObject({
    prompt: "Again for plan",
    answer: "What is said.",
    summary: "Well done.",
    confidence: 0.9,
    calls: [
      {
        error: "It broke.",
        provider: "compatible",
        model: "small",
        cost: 0.2,
        latencyMs: 12,
        firstTextMs: 3,
      },
      { error: null, finishReason: "stop", inputTokens: 100, isEstimated: false },
    ],
  });
  expect(await owner.agents.modelCall.query({ callId: detail.calls[0]?.id ?? "" })).toMatchObject({
    answer: "half",
    raw: "half an ans",
  });
  const viewer = (await api.signIn("viewer")).api;
  expect(await faultOf(viewer.agents.modelCall.query({ callId: detail.calls[0]?.id ?? "" }))).toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await faultOf(owner.agents.modelCall.query({ callId: randomUUID() }))).toMatchObject({
    code: "NOT_FOUND",
  });
});

test("a document tells what it was made of, who decided on it and who used it", async () => {
  const runId = await startWaiting();
  await decide(runId, { action: "amend", content: "# Better plan\n", comment: "Shorter." });
  await rig.waitFor(runId, (state) => state.pendingApprovals.length === 1);
  const { items } = await owner.artifacts.list.query({ runId });
  const named = (name: string, version: number) =>
    items.find((item) => item.name === name && item.version === version)?.id ?? "";
  const traceOf = async (name: string, version = 1) =>
    (await owner.artifacts.get.query({ artifactId: named(name, version) })).provenance;
  const decided = { action: "amend", by: { name: "key:env" }, comment: "Shorter." };
  expect(await traceOf("plan.md")).toMatchObject({
    task: { agent: "architect", attempt: 1 },
    inputs: [{ name: "brief.md", version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    decisions: [decided],
    usedBy: [],
  });
  expect(await traceOf("plan.md", 2)).toMatchObject({
    task: null,
    inputs: [{ name: "plan.md", version: 1 }],
    decisions: [decided],
    usedBy: [{ stepKey: "build", agent: "coder" }],
  });
});

test("bytes that were changed behind the program's back are used by nobody", async () => {
  const writer = new EngineRig(database, { agent: createScriptedAgent({}) });
  await writer.engine.start();
  const runId = await writer.startRun(pinnedFrom(workflow));
  const { artifacts } = await writer.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  await writer.engine.stop();
  const plan = itemsOf(artifacts).find(({ name }) => name === "plan.md");
  await database.pool.query("update contents set bytes = 'x' where sha256 = $1", [plan?.sha256]);
  await decide(runId, { action: "approve" });
  const { tasks } = await rig
    .waitFor(runId, (state) => state.steps.length > 0 && JSON.stringify(state).includes("bytes were changed"))
    .then(async () => ({ tasks: (await owner.agents.tasks.query({ runId, agent: "coder" })).items }));
  expect(tasks.at(-1)?.error).toContain("is not what was accepted");
});

test("a model that cannot be used here is refused where it is set", async () => {
  const { versions } = await owner.settings.get.query();
  const set = (value: Record<string, string>) =>
    owner.settings.set.mutate({ setting: { key: "models", value }, version: versions.models });
  expect(await faultOf(set({ coder: "openai/gpt-5" }))).toMatchObject({
    code: "BAD_REQUEST",
    message:
      "coder: Models of openai cannot be used: OPENAI_API_KEY is not set where this program was started.",
  });
  await set({ coder: "compatible/small" });
  expect((await owner.settings.get.query()).values.models).toEqual({ coder: "compatible/small" });
});

test("a price for what no provider has, or below nothing, is refused", async () => {
  const set = (model: string, input: number) =>
    owner.settings.set.mutate({
      setting: { key: "prices", value: { [model]: { input, output: 1, cached: 1 } } },
      version: 0,
    });
  expect(await faultOf(set("gpt-5", 1))).toMatchObject({ code: "BAD_REQUEST" });
  expect(await faultOf(set("openai/gpt-5", -1))).toMatchObject({ code: "BAD_REQUEST" });
  expect((await owner.settings.get.query()).versions.prices).toBe(0);
});

test("prices are a setting, and everybody who reads settings learns which providers can be used", async () => {
  const prices = { "compatible/small": { input: 1, output: 2, cached: 0 } };
  await owner.settings.set.mutate({ setting: { key: "prices", value: prices }, version: 0 });
  expect((await owner.settings.get.query()).values.prices).toEqual(prices);
  const { defaultModel, providers, listPrices } = await owner.settings.models.query();
  expect(listPrices["openai/gpt-5"]).toEqual({ input: 1.25, output: 10, cached: 0.125 });
  expect(defaultModel).toBe("offline");
  expect(providers.filter(({ isUsable }) => isUsable).map(({ provider }) => provider)).toEqual([
    "compatible",
  ]);
});
