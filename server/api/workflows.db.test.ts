import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { PinnedWorkflows } from "#server/engine/pinned-workflows";
import { ApiRig, faultOf } from "./testing/api-rig";

const good = (name: string) => `
workflow:
  id: tennis
  name: ${name}
  version: "2.1"
  description: Courts
  inputs:
    idea: { type: text, required: true }
  sequence:
    - { id: brief, agent: analyst, creates: brief.md }
    - { id: plan, agent: architect, requires: brief.md, creates: plan.md, gate: after }
`;
const files = {
  "workflows/tennis.yaml": good("Tennis"),
  "workflows/broken.yaml": "workflow:\n  id: broken\n  sequence:\n    - creates: [a.md\n",
  "agents/analyst.yaml": "agent:\n  id: analyst\n  name: Ann\n  title: Analyst\n",
};
const database = await createTestDatabase();
const api = await ApiRig.open(database, { files });
const { owner } = api;

test("every workflow is listed, broken ones with what is wrong and where", async () => {
  const { items, nextCursor } = await owner.workflows.list.query();
  expect(nextCursor).toBeNull();
  expect(items.map(({ id, canStart }) => [id, canStart])).toEqual([
    ["broken", false],
    ["tennis", true],
  ]);
  expect(items[0]?.problems[0]).toMatchObject({
    file: "workflows/broken.yaml",
    line: expect.any(Number),
    column: expect.any(Number),
    code: expect.any(String),
    message: expect.any(String),
    hint: expect.any(String),
    severity: "error",
  });
  expect(items[1]).toMatchObject({
    pack: "test",
    name: "Tennis",
    description: "Courts",
    version: expect.stringMatching(/^[0-9a-f]{64}$/),
    declaredVersion: "2.1",
    steps: 2,
    gates: 1,
    sequences: ["main"],
    agents: ["analyst", "architect"],
  });
});

test("the list is walked by its cursor", async () => {
  const first = await owner.workflows.list.query({ limit: 1 });
  const rest = await owner.workflows.list.query({ limit: 1, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(["broken", "tennis"]);
  expect(rest.nextCursor).toBeNull();
});

test("a workflow has its normal form, its form's fields, its text and its graph", async () => {
  const found = await owner.workflows.get.query({ id: "tennis" });
  expect(found).toMatchObject({ source: good("Tennis"), inLibrary: true, brokenSource: null });
  expect(found.inputs.map(({ name, required }) => [name, required])).toEqual([["idea", true]]);
  expect(found.definition?.sequences[0]?.nodes).toHaveLength(2);
  expect(found.graph?.nodes.map(({ key }) => key)).toEqual(["brief", "plan"]);
  expect(found.graph?.edges).toContainEqual({
    from: "brief",
    to: "plan",
    kind: "document",
    label: "brief.md",
  });
});

test("a version that a run holds stays readable when its file has changed (E31)", async () => {
  const { version } = await owner.workflows.get.query({ id: "tennis" });
  await owner.runs.start.mutate({ requestId: randomUUID(), workflowId: "tennis", input: { idea: "x" } });
  await api.folder.write("workflows/tennis.yaml", good("Renamed"));
  await api.library.refresh();
  expect((await owner.workflows.get.query({ id: "tennis" })).name).toBe("Renamed");
  const held = await owner.workflows.get.query({ id: "tennis", version });
  expect(held).toMatchObject({ name: "Tennis", version, inLibrary: false, source: good("Tennis") });
});

test("a template that changed is used by new runs alone, although the workflow did not (E31)", async () => {
  const template = (title: string) =>
    `template:\n  id: memo-tmpl\n  name: Memo\n  version: "1"\n  output:\n    format: markdown\n    filename: memo.md\n    title: ${title}\nsections:\n  - id: a\n    title: A\n    instruction: Say it.\n`;
  const workflow =
    "workflow:\n  id: memo\n  name: Memo\n  sequence:\n    - { agent: analyst, creates: memo.md }\n";
  const startMemo = async () => {
    const order = { requestId: randomUUID(), workflowId: "memo", input: { idea: "x" } };
    const { runId } = await owner.runs.start.mutate(order);
    const { workflow } = await owner.runs.get.query({ runId });
    return workflow.sha256;
  };
  await api.folder.write("workflows/memo.yaml", workflow);
  await api.folder.write("templates/memo-tmpl.yaml", template("First"));
  await api.library.refresh();
  const { version } = await owner.workflows.get.query({ id: "memo" });
  const [before, again] = [await startMemo(), await startMemo()];
  expect([before, again]).toEqual([version, version]);
  await api.folder.write("templates/memo-tmpl.yaml", template("Second"));
  await api.library.refresh();
  const [after, later] = [await startMemo(), await startMemo()];
  expect(after).toBe(later);
  expect(after).not.toBe(before);
  const pinned = new PinnedWorkflows(database.pool);
  expect((await pinned.find(before)).templates["memo.md"]).toContain("First");
  expect((await pinned.find(after)).templates["memo.md"]).toContain("Second");
  expect(await owner.workflows.get.query({ id: "memo", version: after })).toMatchObject({ source: workflow });
});

test("what is not there is not found", async () => {
  expect(await faultOf(owner.workflows.get.query({ id: "nothing" }))).toMatchObject({
    code: "NOT_FOUND",
    reason: "not-found",
  });
  const version = "0".repeat(64);
  expect(await faultOf(owner.workflows.get.query({ id: "tennis", version }))).toMatchObject({
    code: "NOT_FOUND",
  });
});

test("a text is read as if it stood in a file, with all problems at once and nothing kept", async () => {
  const ok = await owner.workflows.validate.query({ source: good("Draft") });
  expect(ok).toMatchObject({ ok: true, definition: { id: "tennis", name: "Draft" } });
  expect(ok.problems.map(({ code, severity }) => [code, severity])).toEqual([["unknown-agent", "warning"]]);
  const bad = await owner.workflows.validate.query({
    source:
      "workflow:\n  id: x\n  sequence:\n    - { agent: dev, requires: nowhere.md }\n    - { agent: dev, gate: never }\n",
  });
  expect(bad.ok).toBe(false);
  expect(bad.definition).toBeUndefined();
  expect(bad.problems.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
  expect((await owner.workflows.get.query({ id: "tennis" })).name).not.toBe("Draft");
});

test("a text too long for an address is validated by POST", async () => {
  const source = `${good("Long")}# ${"long ".repeat(10_000)}\n`;
  const response = await fetch(`${api.origin}/trpc/workflows.validate`, {
    method: "POST",
    headers: { ...api.ownerHeaders, "content-type": "application/json" },
    body: JSON.stringify({ source }),
  });
  expect(await response.json()).toMatchObject({ result: { data: { ok: true } } });
});

test("a workflow is rehearsed with chosen answers, and nothing is kept", async () => {
  const told = await owner.workflows.rehearse.query({
    id: "tennis",
    input: { idea: "Courts" },
    answers: { "plan.decision": "reject" },
  });
  expect(told.steps.map(({ stepKey, outcome, reason }) => [stepKey, outcome, reason])).toEqual([
    ["brief", "completed", null],
    ["plan", "failed", "Rejected: imagined"],
  ]);
  expect(told.gates).toMatchObject([{ stepKey: "plan", kind: "result", decision: "reject" }]);
  expect(told.documents.map(({ name }) => name)).toEqual(["brief.md", "plan.md"]);
  const { items } = await owner.runs.list.query({ search: "Courts" });
  expect(items).toEqual([]);
});

test("a rehearsal refuses what a start would refuse", async () => {
  const rehearsing = (id: string) => owner.workflows.rehearse.query({ id, input: {}, answers: {} });
  expect(await faultOf(rehearsing("tennis"))).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input" });
  expect(await faultOf(rehearsing("broken"))).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input" });
  expect(await faultOf(rehearsing("nothing"))).toMatchObject({ code: "NOT_FOUND", reason: "not-found" });
});

test("a text is explored, and what goes wrong on some path is told with the way there", async () => {
  await api.signIn("owner");
  const { proof } = await owner.workflows.validate.query({ source: good("Draft") });
  expect(proof).toMatchObject({ terminates: true, unmetInputs: [], bypassableGates: [], unreachable: [] });
  expect(proof).toMatchObject({ isComplete: true, counterExample: null });
  const sequence = `
    - { id: look, agent: analyst, creates: notes.md }
    - { id: plan, agent: analyst, condition: is_big, creates: plan.md }
    - { id: build, agent: analyst, requires: plan.md, gate: after, role: owner, approvals: 9 }
`;
  const found = await owner.workflows.validate.query({
    source: `workflow:\n  id: x\n  sequence:${sequence}`,
  });
  expect(found.proof).toMatchObject({
    unmetInputs: [{ stepKey: "build", input: "plan.md", place: { line: 6, column: 7 } }],
    rolesNobodyHolds: [{ stepKey: "build", needed: 9 }],
    counterExample: [{ stepKey: "look", text: expect.stringContaining("is_big: no") }],
  });
});

test("a text that cannot be read proves nothing, in the same shape", async () => {
  const { ok, proof } = await owner.workflows.validate.query({ source: "workflow: {}" });
  expect({ ok, proof }).toEqual({
    ok: false,
    proof: {
      ...{ terminates: false, deadEnds: [], unmetInputs: [], bypassableGates: [], unreachable: [] },
      ...{ unboundedLoops: [], rolesNobodyHolds: [], explored: 0, bound: 2_000, isComplete: false },
      counterExample: null,
    },
  });
});

test("a document that is made too late is an error and an unmet input", async () => {
  const sequence = `
    - { id: build, agent: coder, requires: plan.md }
    - { id: plan, agent: analyst, creates: plan.md }
`;
  const found = await owner.workflows.validate.query({
    source: `workflow:\n  id: x\n  sequence:${sequence}`,
  });
  expect(found).toMatchObject({
    ok: false,
    proof: { unmetInputs: [{ stepKey: "build", input: "plan.md", place: { line: 4 } }] },
  });
  expect(found.problems[0]).toMatchObject({ code: "input-made-later", line: 4 });
  expect(found.definition).toBeUndefined();
});

const useOf = async (id: string) =>
  (await owner.workflows.usage.query()).items.find((use) => use.id === id && use.pack === "test");

test("a workflow tells of its last run and the medians of the completed ones", async () => {
  expect(await useOf("broken")).toBeUndefined();
  const order = { workflowId: "tennis", title: "Newest courts", input: { idea: "Courts" } };
  const { runId } = await owner.runs.start.mutate({ requestId: randomUUID(), ...order });
  expect(await useOf("tennis")).toMatchObject({ completed: 0, medianMs: null, medianCost: null });
  expect((await useOf("tennis"))?.lastRun).toMatchObject({ id: runId, title: "Newest courts" });
  await database.pool.query("update runs set status = 'paused', reason_code = 'approval' where id = $1", [
    runId,
  ]);
  expect((await useOf("tennis"))?.lastRun).toMatchObject({ status: "paused", reason: "approval" });
  const change = "finished_at = started_at + interval '3 s', cost = 0.5, status = 'completed'";
  await database.pool.query(`update runs set ${change} where id = $1`, [runId]);
  expect(await useOf("tennis")).toMatchObject({ completed: 1, medianMs: 3_000, medianCost: 0.5 });
});
