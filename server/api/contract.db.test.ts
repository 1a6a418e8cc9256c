import { randomUUID } from "node:crypto";
import type { AnyRouter } from "@trpc/server";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { appRouter } from "./router";
import { ReviewRig } from "./testing/review-rig";

/** contract.md 3, by hand: what is called, how, with what, and the names in its answer (of each item of a list). */
type Row = { path: string; input?: unknown; post?: true; names: string[]; inList?: true };

const review = await ReviewRig.open(await createTestDatabase());
const { api } = review;
const waiting = await review.startWaiting("review");
const { runId, approvalId } = waiting;
const [document] = (await api.owner.artifacts.list.query({ runId })).items;
const [task] = (await api.owner.agents.tasks.query({ runId })).items;
const order = () => ({ runId, requestId: randomUUID(), reason: "because" });

const reading: Row[] = [
  {
    path: "workflows.list",
    names: [
      "id",
      "pack",
      "name",
      "description",
      "type",
      "version",
      "steps",
      "gates",
      "sequences",
      "problems",
    ],
    inList: true,
  },
  {
    path: "workflows.get",
    input: { id: "review", pack: "test" },
    names: ["id", "pack", "steps", "gates", "problems", "definition", "inputs", "source", "graph"],
  },
  { path: "workflows.validate", input: { source: "workflow: {}" }, names: ["ok", "problems", "proof"] },
  {
    path: "workflows.rehearse",
    input: { id: "review", input: { idea: "x" }, answers: {} },
    names: ["steps", "gates", "documents", "skipped"],
  },
  {
    path: "runs.list",
    input: { search: runId, status: ["paused"], workflowId: "review", needsPerson: true, sort: "newest" },
    names: [
      ...["id", "title", "workflowId", "status", "reason", "waiting", "progress", "openApprovals"],
      ...["startedAt", "finishedAt", "cost"],
    ],
    inList: true,
  },
  {
    path: "runs.get",
    input: { runId },
    names: ["seq", "steps", "tasks", "approvals", "handoffs", "artifacts", "agents", "milestones", "waiting"],
  },
  { path: "runs.events", input: { runId, after: 0, limit: 3 }, names: ["items", "lastSeq"] },
  {
    path: "approvals.list",
    input: { status: "pending", runId, search: "plan" },
    names: [
      ...["id", "runId", "stepKey", "kind", "question", "status", "requestedAt", "dueAt", "role", "votes"],
      ...["agent", "risk"],
    ],
    inList: true,
  },
  {
    path: "approvals.get",
    input: { approvalId },
    names: [
      ...["id", "facts", "version", "contentSha256", "content", "previous", "inputs", "history", "options"],
      "effects",
    ],
  },
  {
    path: "artifacts.list",
    input: { runId },
    names: ["id", "name", "version", "sha256", "madeBy"],
    inList: true,
  },
  {
    path: "artifacts.get",
    input: { artifactId: document?.id },
    names: ["name", "version", "sha256", "madeBy", "content"],
  },
  { path: "artifacts.diff", input: { from: document?.id, to: document?.id }, names: ["from", "to", "parts"] },
  {
    path: "agents.board",
    names: ["agent", "status", "currentTasks", "queueLength", "lastActivity", "error", "model", "today"],
    inList: true,
  },
  {
    path: "agents.tasks",
    input: { runId },
    names: [
      ...["id", "runId", "stepKey", "attempt", "agent", "status", "queuedAt", "startedAt", "finishedAt"],
      ...["usage", "model", "error"],
    ],
    inList: true,
  },
  { path: "agents.task", input: { taskId: task?.id }, names: ["id", "prompt", "answer", "given", "handoff"] },
  { path: "audit.list", names: ["action"], inList: true },
  { path: "audit.verify", names: ["ok", "checked"] },
];

const writing: Row[] = [
  {
    path: "runs.start",
    input: {
      ...{ requestId: "contract", workflowId: "review", pack: "test", sequence: "main", title: "T" },
      ...{
        input: { idea: "x" },
        oversight: "low",
        project: "p",
        answers: { a: true, b: "x" },
        unanswered: "no",
      },
    },
    names: ["runId"],
  },
  { path: "runs.pause", input: order(), names: ["status"] },
  { path: "runs.resume", input: order(), names: ["status"] },
  { path: "runs.haltNext", input: order(), names: ["status"] },
  {
    path: "approvals.decide",
    input: { ...decision(), action: "revise", comment: "again" },
    names: ["approval", "run"],
  },
  { path: "approvals.decideMany", input: { items: [decision()] }, names: ["results"] },
  { path: "runs.cancel", input: order(), names: ["status"] },
];

/** Served, and shown in tests of their own; what they answer is not in the contract. */
const elsewhere = [
  ...["approvals.answer", "approvals.comment", "approvals.assign", "approvals.snooze", "approvals.stats"],
  ...["runs.retryStep", "runs.skipStep", "runs.fork", "stops.pull", "stops.release", "stops.list"],
  ...["budgets.get", "budgets.set"],
];

function decision() {
  const { contentSha256 } = waiting;
  return { approvalId, decisionId: randomUUID(), action: "approve", contentSha256 };
}

async function call({ path, input, post }: Row) {
  const asked = input === undefined || post ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const response = await fetch(`${api.origin}/trpc/${path}${asked}`, {
    headers: { ...api.ownerHeaders, ...(post && { "content-type": "application/json" }) },
    ...(post && { method: "POST", body: JSON.stringify(input) }),
  });
  const body = await response.json();
  expect(body, path).toMatchObject({ result: { data: expect.anything() } });
  return body.result.data;
}

test.each(reading)("$path answers by GET what the contract names", async (row) => {
  const data = await call(row);
  if (row.inList) expect(Object.keys(data).sort()).toEqual(["items", "nextCursor"]);
  const shown = row.inList ? data.items[0] : data;
  expect(Object.keys(shown)).toEqual(expect.arrayContaining(row.names));
});

test("orders and decisions answer by POST what the contract names", async () => {
  for (const row of writing) {
    const data = await call({ ...row, post: true });
    expect(Object.keys(data), row.path).toEqual(expect.arrayContaining(row.names));
  }
});

test("lists take at most 100", async () => {
  const lists = reading.filter(({ inList }) => inList);
  for (const { path, input } of lists) {
    const asked = encodeURIComponent(JSON.stringify({ ...Object(input), limit: 101 }));
    const response = await fetch(`${api.origin}/trpc/${path}?input=${asked}`, { headers: api.ownerHeaders });
    expect(await response.json(), path).toMatchObject({
      error: { data: { reason: "bad-input", field: "limit" } },
    });
  }
});

/** Each way to put `text` in the place of one text of an input. */
function spoil(input: object, text: string): object[] {
  return Object.entries(input).flatMap(([key, value]): object[] => {
    if (typeof value === "string") return [{ ...input, [key]: text }];
    if (typeof value !== "object" || value === null) return [];
    const spoilt = spoil(value, text);
    return spoilt.map((inner) => ({ ...input, [key]: Array.isArray(value) ? Object.values(inner) : inner }));
  });
}

test("an input that no table can keep is refused with a sentence, wherever it stands", async () => {
  const rows = [...reading, ...writing].filter(({ path }) => path !== "workflows.validate");
  for (const { path, input } of rows) {
    const post = writing.some((row) => row.path === path);
    for (const spoilt of spoil({ cursor: "1", ...Object(input) }, "a\u0000b")) {
      const asked = JSON.stringify(spoilt);
      const response = await fetch(
        `${api.origin}/trpc/${path}${post ? "" : `?input=${encodeURIComponent(asked)}`}`,
        {
          headers: { ...api.ownerHeaders, "content-type": "application/json" },
          ...(post && { method: "POST", body: asked }),
        },
      );
      const { error } = await response.json();
      expect(error?.data, `${path} ${asked}`).toMatchObject({ code: "BAD_REQUEST", reason: "bad-input" });
    }
  }
});

test("a cursor of another list is refused or stands at an end, and a number is not too large", async () => {
  const others = ["stops.list", "members.list", "keys.list"].map((path) => ({ path, input: {} }));
  const lists = [...reading.filter(({ inList }) => inList), ...others];
  for (const { path, input } of lists) {
    for (const cursor of ["nonsense", "-1", "9".repeat(20), "{}", "x".repeat(5_000)]) {
      const asked = encodeURIComponent(JSON.stringify({ ...Object(input), cursor }));
      const response = await fetch(`${api.origin}/trpc/${path}?input=${asked}`, {
        headers: api.ownerHeaders,
      });
      expect([200, 400], `${path} ${cursor}`).toContain(response.status);
    }
  }
  const events = encodeURIComponent(JSON.stringify({ runId, after: Number.MAX_SAFE_INTEGER }));
  const { status } = await fetch(`${api.origin}/trpc/runs.events?input=${events}`, {
    headers: api.ownerHeaders,
  });
  expect(status).toBe(400);
});

test("nothing is changed by GET, whoever follows a link (H7)", async () => {
  const { procedures }: AnyRouter["_def"] = appRouter._def;
  const paths = Object.keys(procedures).filter((path) => procedures[path]?._def.type === "mutation");
  expect(paths).toContain("approvals.decide");
  for (const path of paths) {
    const response = await fetch(`${api.origin}/trpc/${path}?input=%7B%7D`, { headers: api.ownerHeaders });
    expect(response.status, path).toBe(405);
  }
});

test("every procedure of the contract is served", () => {
  const { procedures }: AnyRouter["_def"] = appRouter._def;
  const called = [...reading, ...writing].map(({ path }) => path);
  expect(Object.keys(procedures)).toEqual(expect.arrayContaining([...called, ...elsewhere]));
});
