import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { succeed } from "#server/agents/scripted-agent";
import { ApiRig } from "#server/api/testing/api-rig";
import type { RunEvent } from "#workflows/run/events";
import { evolve } from "#workflows/run/evolve";
import { unstartedRun } from "#workflows/run/run-state";
import { hashState } from "#workflows/run/state-hash";

const files = {
  "workflows/papers.yaml": `
workflow:
  id: papers
  name: Papers
  sequence:
    - { id: first, agent: analyst, creates: [docs/prd.md, "übersicht neu.md"] }
    - { id: second, agent: coder, creates: [page.html, PAGE.html] }
    - { id: third, agent: coder, requires: docs/prd.md, updates: docs/prd.md }
`,
  "workflows/draft.yaml": `
workflow:
  id: draft
  name: Draft
  sequence:
    - { id: first, agent: analyst, creates: [plan.md] }
    - { id: second, agent: coder, requires: plan.md, updates: plan.md, creates: new.md, gate: after }
`,
};
const bytesOf = (name: string, round: string) => `<h1>${name}</h1>\n${round} ünïcødé\n`;
const script = {
  "*": (task: { stepKey: string; wanted: { name: string }[] }) =>
    succeed({
      documents: task.wanted.map(({ name }) => ({
        name,
        mediaType: name.endsWith(".html") ? "text/html" : "text/markdown\r\nset-cookie: x=1",
        content: bytesOf(name, task.stepKey),
      })),
    }),
};
const api = await ApiRig.open(await createTestDatabase(), { files, script });

async function finishedRun(title = "Papers") {
  const order = { requestId: randomUUID(), workflowId: "papers", input: { idea: "x" }, title };
  const { runId } = await api.owner.runs.start.mutate(order);
  await api.rig.waitForStatus(runId, "completed");
  return runId;
}

const load = (path: string, init: RequestInit = { headers: api.ownerHeaders }) =>
  fetch(`${api.origin}${path}`, init);

const toEvent = (line: Omit<RunEvent, "at"> & { at: string }) =>
  ({ ...line, at: Date.parse(line.at) }) as RunEvent;

async function documentNamed(runId: string, name: string) {
  const { items } = await api.owner.artifacts.list.query({ runId });
  const found = items.find((item) => item.name === name);
  if (!found) throw new Error(`There is no ${name}: ${items.map((item) => item.name).join(", ")}`);
  return found;
}

test("a document downloads with its exact bytes and its own name, and never as a page (S26)", async () => {
  const runId = await finishedRun();
  const { id } = await documentNamed(runId, "page.html");
  const response = await load(`/files/artifacts/${id}`);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(bytesOf("page.html", "second"));
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-disposition": `attachment; filename="page.html"; filename*=UTF-8''page.html`,
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
    "cache-control": "private, no-store",
  });
});

test("what an agent calls a media type writes no header", async () => {
  const runId = await finishedRun();
  const { id } = await documentNamed(runId, "übersicht neu.md");
  const response = await load(`/files/artifacts/${id}`);
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(response.headers.get("content-disposition")).toContain("filename*=UTF-8''%C3%BCbersicht%20neu.md");
});

test("all documents of a run come as a zip, one version each, in their folders", async () => {
  const runId = await finishedRun("Tennis ../ courts");
  const response = await load(`/files/runs/${runId}.zip`);
  expect(response.headers.get("content-type")).toBe("application/zip");
  expect(response.headers.get("content-disposition")).toContain('filename="Tennis .._ courts.zip"');
  const unpacked = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const names = ["PAGE (2).html", "docs/prd.md", "page.html", "übersicht neu.md"];
  expect(Object.keys(unpacked).sort()).toEqual(names);
  expect(strFromU8(unpacked["docs/prd.md"] ?? new Uint8Array())).toBe(bytesOf("docs/prd.md", "third"));
});

test("a version that nobody accepted yet does not take the place of one that was", async () => {
  const order = { requestId: randomUUID(), workflowId: "draft", input: { idea: "x" } };
  const { runId } = await api.owner.runs.start.mutate(order);
  await api.rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  const { items } = await api.owner.artifacts.list.query({ runId });
  expect(items.map(({ name, version }) => [name, version])).toEqual([
    ["new.md", 1],
    ["plan.md", 1],
    ["plan.md", 2],
  ]);
  const unpacked = unzipSync(new Uint8Array(await (await load(`/files/runs/${runId}.zip`)).arrayBuffer()));
  expect(strFromU8(unpacked["plan.md"] ?? new Uint8Array())).toBe(bytesOf("plan.md", "first"));
  expect(strFromU8(unpacked["new.md"] ?? new Uint8Array())).toBe(bytesOf("new.md", "second"));
});

test("a bundle tells the whole story of a run: report, every event, workflow, decisions with remarks, documents", async () => {
  const order = { requestId: randomUUID(), workflowId: "draft", input: { idea: "x" }, title: "Draft ../ it" };
  const { runId } = await api.owner.runs.start.mutate(order);
  const { pendingApprovals } = await api.rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
  const approvalId = pendingApprovals[0] ?? "";
  const remark = { approvalId, commentId: randomUUID(), text: "Say more about the courts." };
  await api.owner.approvals.comment.mutate(remark);
  const { contentSha256 } = await api.owner.approvals.get.query({ approvalId });
  const decision = { approvalId, decisionId: randomUUID(), contentSha256, comment: "Good enough." };
  await api.owner.approvals.decide.mutate({ ...decision, action: "approve" });
  const state = await api.rig.waitForStatus(runId, "completed");

  const response = await load(`/files/runs/${runId}/bundle.zip`);
  expect(response.headers.get("content-disposition")).toContain('filename="Draft .._ it bundle.zip"');
  const unpacked = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const read = (path: string) => strFromU8(unpacked[path] ?? new Uint8Array());
  expect(Object.keys(unpacked).sort()).toEqual([
    "README.md",
    "decisions.json",
    "documents/new.md",
    "documents/plan.md",
    "events.jsonl",
    "handoffs.json",
    "other-versions/v1/plan.md",
    "report.md",
    "workflow.yaml",
  ]);
  expect(read("workflow.yaml")).toBe(files["workflows/draft.yaml"]);
  expect(read("documents/plan.md")).toBe(bytesOf("plan.md", "second"));
  expect(read("report.md")).toContain("> Good enough.");
  expect(JSON.parse(read("decisions.json"))).toMatchObject([
    { approvalId, decision: { comment: "Good enough." }, comments: [{ text: remark.text }] },
  ]);
  const events = read("events.jsonl")
    .trim()
    .split("\n")
    .map((line) => toEvent(JSON.parse(line)));
  const folded = evolve(unstartedRun(runId), events);
  expect(folded.seq).toBe(state.seq);
  expect(read("README.md")).toContain(hashState(folded));
});

test("HEAD answers the same headers and no bytes", async () => {
  const runId = await finishedRun();
  const { id } = await documentNamed(runId, "page.html");
  for (const path of [
    `/files/artifacts/${id}`,
    `/files/runs/${runId}.zip`,
    `/files/runs/${runId}/bundle.zip`,
  ]) {
    const response = await load(path, { method: "HEAD", headers: api.ownerHeaders });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(await response.text()).toBe("");
  }
});

test("nobody reads files without signing in; every member may", async () => {
  const runId = await finishedRun();
  const { id } = await documentNamed(runId, "page.html");
  const { headers } = await api.signIn("viewer");
  for (const path of [
    `/files/artifacts/${id}`,
    `/files/runs/${runId}.zip`,
    `/files/runs/${runId}/bundle.zip`,
  ]) {
    const refused = await load(path, {});
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { data: { reason: "not-signed-in" } } });
    expect((await load(path, { headers })).status).toBe(200);
  }
});

test.each([
  "/files/artifacts/nothing",
  "/files/artifacts/..%2f..%2fetc%2fpasswd",
  "/files/runs/not-a-run.zip",
  `/files/runs/${randomUUID()}.zip`,
  `/files/runs/${randomUUID()}/bundle.zip`,
  "/files/runs/%00.zip",
  "/files/",
])("%s is not found", async (path) => {
  const response = await load(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { data: { reason: "not-found" } } });
});
