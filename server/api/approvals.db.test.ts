import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { hashDocuments } from "#workflows/run/content-hash";
import { faultOf } from "./testing/api-rig";
import { ReviewRig, sha256 } from "./testing/review-rig";

const review = await ReviewRig.open(await createTestDatabase());
const { owner, rig } = review.api;

test("an open request is listed with what the inbox shows", async () => {
  const { runId, row } = await review.startWaiting("review");
  expect(row).toEqual({
    id: `${runId}-a1`,
    runId,
    runTitle: "An idea for review",
    workflowId: "review",
    stepKey: "plan",
    iteration: 0,
    kind: "result",
    topic: null,
    version: 1,
    question: "Approve plan.md?",
    contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    status: "pending",
    requestedAt: expect.stringMatching(/Z$/),
    decidedAt: null,
    dueAt: null,
    onDeadline: null,
    escalatedAt: null,
    triggers: [],
    recommendation: null,
    blocks: 1,
    excludes: [],
    role: "approver",
    votes: { have: 0, need: 1 },
    agent: "architect",
    risk: "low",
    assignee: null,
    alsoAsked: [],
    claim: null,
    snoozedUntil: null,
    decision: null,
  });
});

test("a request shows its document, what it was made from and who may decide", async () => {
  const { approvalId, runId } = await review.startWaiting("review");
  const request = await owner.approvals.get.query({ approvalId });
  expect(sha256(request.content ?? "")).toBe(request.contentSha256);
  expect(request.documents).toMatchObject([{ name: "plan.md", version: 1, previous: null, diffBase: null }]);
  expect(request.documents[0]?.madeBy).toEqual({ kind: "task", name: "architect", model: "scripted" });
  expect(request.inputs).toMatchObject([{ id: `${runId}-d1`, name: "brief.md", version: 1 }]);
  expect(request.facts).toMatchObject({
    workflow: { id: "review", shortVersion: expect.stringMatching(/^[0-9a-f]{12}$/) },
    run: { id: runId, status: "paused", reason: "approval" },
    step: { key: "plan", label: expect.any(String) },
    agent: { id: "architect" },
    costSoFar: 0,
    contentSha256: request.contentSha256,
    mayDecide: ["approver", "owner"],
  });
  expect(request).toMatchObject({ history: [], options: [], voters: [], summary: "Done as scripted." });
});

test("each answer tells what it would do, until the request is closed", async () => {
  const waiting = await review.startWaiting("review");
  const { effects } = await owner.approvals.get.query(waiting);
  expect(Object.keys(effects).sort()).toEqual(["amend", "approve", "reject", "revise"]);
  expect(new Set(Object.values(effects)).size).toBe(4);
  await review.decide(waiting);
  expect((await owner.approvals.get.query(waiting)).effects).toEqual({});
});

test("the plan of a step is shown as the text that its hash stands for, also after the run went on", async () => {
  const waiting = await review.startWaiting("both");
  const request = await owner.approvals.get.query({ approvalId: waiting.approvalId });
  expect(request.kind).toBe("plan");
  expect(request.content).toContain("notes.md");
  expect(sha256(request.content ?? "")).toBe(request.contentSha256);
  await review.decide(waiting);
  await rig.waitForStatus(waiting.runId, "completed");
  const later = await owner.approvals.get.query({ approvalId: waiting.approvalId });
  expect(later.content).toBe(request.content);
  expect(later).toMatchObject({ status: "approved", decision: { action: "approve" } });
});

test("several documents are all shown, and one hash stands for them", async () => {
  const { approvalId, contentSha256, runId } = await review.startWaiting("pair");
  const { documents } = await owner.approvals.get.query({ approvalId });
  expect(documents.map(({ name }) => name)).toEqual(["plan.md", "risks.md"]);
  expect(hashDocuments(documents)).toBe(contentSha256);
  const waiting = { approvalId, contentSha256 };
  const amend = { action: "amend" as const, comment: "clearer", content: "# Risks\n" };
  expect(await faultOf(review.decide(waiting, { ...amend, documentName: "else.md" }))).toMatchObject({
    reason: "bad-input",
    field: "documentName",
  });
  await review.decide(waiting, { ...amend, documentName: "risks.md" });
  const { items } = await owner.artifacts.list.query({ runId });
  expect(items.map(({ name, version, madeBy }) => [name, version, madeBy.kind])).toEqual([
    ["plan.md", 1, "task"],
    ["risks.md", 1, "task"],
    ["risks.md", 2, "person"],
  ]);
});

test("the next round shows what changed and why it was asked for", async () => {
  const first = await review.startWaiting("review");
  await review.decide(first, { action: "revise", comment: "name the owner" });
  const request = await owner.approvals.get.query(await review.waitForRequest(first.runId));
  expect(request).toMatchObject({
    version: 2,
    previous: { name: "plan.md", version: 1 },
    diffBase: { version: 1 },
    history: [
      { id: first.approvalId, version: 1, decision: { action: "revise", comment: "name the owner" } },
    ],
  });
  expect(request.previous?.content).not.toBe(request.content);
});

test("the inbox is walked by its cursor, oldest first, and what is done newest first", async () => {
  await Promise.all(Array.from({ length: 5 }, () => review.startWaiting("review")));
  const walk = async (status: "pending" | "approved") => {
    const seen: { id: string; time: string | null }[] = [];
    let cursor: string | undefined;
    do {
      const page = await owner.approvals.list.query({ status, limit: 2, cursor });
      seen.push(
        ...page.items.map((row) => ({
          id: row.id,
          time: status === "pending" ? row.requestedAt : row.decidedAt,
        })),
      );
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return seen;
  };
  const [pending, approved] = [await walk("pending"), await walk("approved")];
  expect(pending).toHaveLength(await rig.count("approvals where status = 'pending'"));
  expect(approved).toHaveLength(await rig.count("approvals where status = 'approved'"));
  expect(new Set(pending.map(({ id }) => id)).size).toBe(pending.length);
  const times = (rows: typeof pending) => rows.map(({ time }) => time ?? "");
  expect(times(pending)).toEqual(times(pending).sort());
  expect(times(approved)).toEqual(times(approved).sort().reverse());
  expect(await faultOf(owner.approvals.list.query({ cursor: "nonsense" }))).toMatchObject({
    field: "cursor",
  });
});

test("a request that does not exist is not found", async () => {
  const approvalId = "nothing";
  expect(await faultOf(owner.approvals.get.query({ approvalId }))).toMatchObject({ code: "NOT_FOUND" });
  expect(await faultOf(review.decide({ approvalId, contentSha256: null }))).toMatchObject({
    code: "NOT_FOUND",
  });
});
