import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { type AgentScript, fail, succeed } from "#server/agents/scripted-agent";
import { ApiRig, faultOf } from "./testing/api-rig";

const flow = (id: string, steps: string) =>
  `workflow:\n  id: ${id}\n  name: ${id}\n  sequence:\n${steps.replace(/^/gm, "    ")}\n`;
const files = {
  "agents/analyst.yaml": "agent:\n  id: analyst\n  name: Ann\n  title: Business Analyst\n",
  "workflows/chain.yaml": flow(
    "chain",
    `- { id: brief, agent: analyst, creates: brief.md }
- { id: plan, agent: architect, requires: brief.md, creates: plan.md, gate: after }`,
  ),
  "workflows/slow.yaml": flow("slow", "- { id: think, agent: thinker, creates: a.md }"),
  "workflows/pair.yaml": flow(
    "pair",
    `- id: both
  parallel:
    - { id: break, agent: left, creates: a.md }
    - { id: crack, agent: right, creates: b.md }`,
  ),
  "workflows/fails.yaml": flow(
    "fails",
    "- { id: break, agent: breaker, creates: a.md, retry: { attempts: 1 } }",
  ),
};
const usage = { inputTokens: 100, outputTokens: 20, cachedTokens: 5, cost: 0.25 };
const script: AgentScript = {
  think: { kind: "hangs" },
  "both/break": fail({ message: "Left broke.", retryable: false }),
  "both/crack": fail({ message: "Right broke.", retryable: false }),
  break: fail({ message: "The model said no.", retryable: false }),
  "*": ({ wanted }) =>
    succeed({
      usage,
      documents: wanted.map(({ name }) => ({ name, mediaType: "text/markdown", content: `# ${name}\n` })),
    }),
};
const api = await ApiRig.open(await createTestDatabase(), { files, script });
const { owner, rig } = api;

async function start(workflowId: string, project = "default") {
  const order = { requestId: randomUUID(), workflowId, input: { idea: "x" }, project };
  return (await owner.runs.start.mutate(order)).runId;
}

async function startWaiting(project?: string) {
  const runId = await start("chain", project);
  await rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  return runId;
}

const boardOf = async (project: string) => {
  const { items } = await owner.agents.board.query({ project });
  return new Map(items.map((item) => [item.agent, item]));
};

test("the board tells who works, who waits for a person, who is stuck and who is idle", async () => {
  const project = "board";
  const [waiting, thinking, broken] = [
    await startWaiting(project),
    await start("slow", project),
    await start("fails", project),
  ];
  await rig.waitFor(thinking, (state) => state.agents.thinker === "working");
  await rig.waitFor(broken, (state) => state.openIncidents.length > 0);
  const board = await boardOf(project);
  expect(board.get("analyst")).toEqual({
    agent: "analyst",
    role: "analyst",
    name: "Ann",
    title: "Business Analyst",
    icon: "",
    packs: ["test"],
    status: "idle",
    currentTasks: [],
    queueLength: 0,
    lastActivity: expect.stringMatching(/Z$/),
    error: null,
    model: "scripted",
    today: usage,
  });
  expect(board.get("architect")).toMatchObject({
    status: "waiting_for_hitl",
    packs: [],
    currentTasks: [{ runId: waiting, stepKey: "plan", attempt: 1, status: "waiting_for_hitl" }],
  });
  expect(board.get("thinker")).toMatchObject({
    status: "working",
    currentTasks: [{ runId: thinking, stepKey: "think", status: "running", startedAt: expect.any(String) }],
  });
  expect(board.get("breaker")).toMatchObject({
    status: "error",
    error: { runId: broken, stepKey: "break", message: expect.stringContaining("The model said no.") },
  });
  for (const runId of [broken, thinking]) await owner.runs.cancel.mutate({ runId, requestId: randomUUID() });
  expect((await boardOf(project)).get("breaker")).toMatchObject({ status: "idle", error: null });
  expect((await boardOf(project)).get("thinker")).toMatchObject({ status: "idle", currentTasks: [] });
  expect((await boardOf("elsewhere")).get("architect")).toBeUndefined();
});

test("an agent is stuck only while its incident is open", async () => {
  const project = "pair";
  const runId = await start("pair", project);
  await rig.waitFor(runId, (state) => state.openIncidents.length === 2);
  const statuses = async () => {
    const board = await boardOf(project);
    return ["left", "right"].map((agent) => board.get(agent)?.status);
  };
  expect(await statuses()).toEqual(["error", "error"]);
  const skip = { runId, stepKey: "both/break", requestId: randomUUID(), reason: "not needed" };
  await owner.runs.skipStep.mutate(skip);
  expect(await statuses()).toEqual(["idle", "error"]);
});

test("attempts are listed with what they used, newest first, by cursor", async () => {
  const runId = await startWaiting();
  const { items } = await owner.agents.tasks.query({ runId });
  expect(items).toMatchObject([
    { runId, stepKey: "plan", agent: "architect", status: "waiting_for_hitl", finishedAt: null },
    {
      runId,
      stepKey: "brief",
      attempt: 1,
      agent: "analyst",
      status: "completed",
      usage,
      model: "scripted",
      error: null,
      queuedAt: expect.stringMatching(/Z$/),
      startedAt: expect.stringMatching(/Z$/),
      finishedAt: expect.stringMatching(/Z$/),
    },
  ]);
  const first = await owner.agents.tasks.query({ runId, limit: 1 });
  const rest = await owner.agents.tasks.query({ runId, limit: 1, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...rest.items]).toEqual(items);
  expect(rest.nextCursor).toBeNull();
  const done = await owner.agents.tasks.query({ runId, status: "completed", agent: "analyst" });
  expect(done.items.map(({ id }) => id)).toEqual([items[1]?.id]);
  const brief = await owner.agents.tasks.query({ runId, stepKey: "brief" });
  expect(brief.items.map(({ id }) => id)).toEqual([items[1]?.id]);
});

test("an attempt shows exactly what its agent was given, also the feedback", async () => {
  const runId = await startWaiting();
  const [request] = (await owner.approvals.list.query({ runId })).items;
  const revise = { action: "revise" as const, comment: "name the owner", decisionId: randomUUID() };
  const { contentSha256, id: approvalId } = request ?? { contentSha256: null, id: "" };
  await owner.approvals.decide.mutate({ approvalId, contentSha256, ...revise });
  await rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  const attempts = (await owner.agents.tasks.query({ runId, agent: "architect" })).items;
  expect(attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
    [2, "waiting_for_hitl"],
    [1, "failed"],
  ]);
  const taskId = attempts[0]?.id ?? "";
  const task = await owner.agents.task.query({ taskId });
  expect(task).toMatchObject({
    id: taskId,
    given: [{ name: "brief.md", version: 1, madeBy: { id: "analyst" } }],
    handoff: { from_agent: "analyst", to_agent: "architect" },
    feedback: [{ by: "key:env", comment: "name the owner" }],
    outputs: [{ name: "plan.md", version: 2 }],
  });
  const earlier = await owner.agents.task.query({ taskId: attempts[1]?.id ?? "" });
  expect(earlier).toMatchObject({ feedback: [], outputs: [{ name: "plan.md", version: 1 }] });
});

test("what an agent was given is not for viewers", async () => {
  const runId = await startWaiting();
  const [task] = (await owner.agents.tasks.query({ runId })).items;
  const viewer = (await api.signIn("viewer")).api;
  expect(await faultOf(viewer.agents.task.query({ taskId: task?.id ?? "" }))).toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await faultOf(owner.agents.task.query({ taskId: "nothing" }))).toMatchObject({ code: "NOT_FOUND" });
});
