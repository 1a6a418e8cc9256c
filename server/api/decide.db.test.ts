import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { issueKey } from "#server/auth/issue-key";
import { faultOf } from "./testing/api-rig";
import { ReviewRig, type Shown, sha256 } from "./testing/review-rig";

const review = await ReviewRig.open(await createTestDatabase());
const { api, approver } = review;
const { owner, rig } = api;

test("of fifty who decide at once one wins, and the others learn who it was (H1)", async () => {
  const waiting = await review.startWaiting("review");
  const people = await Promise.all(Array.from({ length: 50 }, () => api.signIn("approver")));
  const actions = ["approve", "reject", "amend", "revise"] as const;
  const answers = await Promise.allSettled(
    people.map((person, place) => {
      const action = actions[place % 4] ?? "approve";
      return review.decide(waiting, { action, comment: "because", content: `# Mine ${place}\n` }, person.api);
    }),
  );
  const won = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  expect(won).toHaveLength(1);
  const winner = won[0]?.approval.decision;
  const lost = answers.filter((answer) => answer.status === "rejected");
  expect(lost).toHaveLength(49);
  for (const { reason } of lost) {
    const fault = await faultOf(Promise.reject(reason));
    expect(fault).toMatchObject({
      code: "CONFLICT",
      reason: "already-decided",
      details: { by: winner?.by.name, byId: winner?.by.id, action: winner?.action, decisionId: winner?.id },
    });
    expect(fault.message).toContain(winner?.by.name);
  }
  expect(await rig.count("decisions where approval_id = $1", [waiting.approvalId])).toBe(1);
  expect(await rig.count("run_events where run_id = $1 and type = 'approval.decided'", [waiting.runId])).toBe(
    1,
  );
});

test("a decision repeated gives the same answer, and decides nothing else (H4)", async () => {
  const waiting = await review.startWaiting("review");
  const decisionId = randomUUID();
  const once = await review.decide(waiting, { decisionId });
  await rig.waitForStatus(waiting.runId, "completed");
  const again = await review.decide(waiting, { decisionId });
  expect(again.approval).toEqual(once.approval);
  const other = await review.startWaiting("review");
  expect(await faultOf(review.decide(other, { decisionId }))).toMatchObject({
    code: "BAD_REQUEST",
    field: "decisionId",
  });
  expect((await owner.approvals.get.query({ approvalId: other.approvalId })).status).toBe("pending");
});

test("a decision about other bytes than those shown decides nothing (H2)", async () => {
  const { approvalId, contentSha256 } = await review.startWaiting("review");
  const refused = await faultOf(review.decide({ approvalId, contentSha256: sha256("something else") }));
  expect(refused).toMatchObject({
    code: "CONFLICT",
    reason: "content-changed",
    details: { contentSha256, version: 1 },
  });
  expect((await owner.approvals.get.query({ approvalId })).status).toBe("pending");
});

test.each(["revise", "reject", "amend"] as const)("to %s needs a comment", async (action) => {
  const waiting = await review.startWaiting("review");
  const refused = await faultOf(review.decide(waiting, { action, comment: "  ", content: "# New\n" }));
  expect(refused).toMatchObject({ code: "BAD_REQUEST", reason: "comment-required" });
});

test("to amend needs content", async () => {
  const waiting = await review.startWaiting("review");
  const refused = await faultOf(review.decide(waiting, { action: "amend", comment: "better" }));
  expect(refused).toMatchObject({ code: "BAD_REQUEST", reason: "content-required" });
});

test("an amended text becomes the next version, by its author, and the run goes on with it", async () => {
  const waiting = await review.startWaiting("review");
  const content = "# Plan\n\nWords of a person: ünïcødé.\n";
  const answer = await review.decide(waiting, { action: "amend", comment: "clearer", content });
  expect(answer).toMatchObject({ approval: { status: "amended" }, run: { status: "running" } });
  await rig.waitForStatus(waiting.runId, "completed");
  const { items } = await owner.artifacts.list.query({ runId: waiting.runId });
  const plan = items.filter(({ name }) => name === "plan.md");
  expect(plan).toMatchObject([
    { version: 1, isAccepted: false, isLatest: false, madeBy: { kind: "task", id: "architect" } },
    { version: 2, isAccepted: true, isLatest: true, madeBy: { kind: "person", id: approver.person.id } },
  ]);
  const ids = plan.map(({ id }) => id);
  const amended = await owner.artifacts.get.query({ artifactId: ids[1] ?? "" });
  expect(amended).toMatchObject({ content, sha256: sha256(content), size: Buffer.byteLength(content) });
  expect(amended.versions).toHaveLength(2);
  const { parts } = await owner.artifacts.diff.query({ from: ids[0] ?? "", to: ids[1] ?? "" });
  expect(
    parts
      .filter(({ kind }) => kind !== "removed")
      .map((part) => part.text)
      .join(""),
  ).toBe(content);
});

test("a request about what an owner must decide takes an owner", async () => {
  const waiting = await review.startWaiting("owners");
  expect(waiting.row.risk).toBe("high");
  expect(await faultOf(review.decide(waiting))).toMatchObject({ code: "FORBIDDEN", reason: "role-required" });
  const { api: chief } = await api.signIn("owner");
  expect((await review.decide(waiting, {}, chief)).approval.status).toBe("approved");
});

test("who moves runs does not decide, and a key decides only by an owner's grant (H12)", async () => {
  const waiting = await review.startWaiting("review");
  for (const role of ["viewer", "operator"] as const) {
    const { api: member } = await api.signIn(role);
    expect(await faultOf(review.decide(waiting, {}, member))).toMatchObject({
      code: "FORBIDDEN",
      reason: "not-allowed",
    });
  }
  const { person } = await api.signIn("owner");
  const keyFor = async (mayDecide: boolean) => {
    const order = { name: "script", role: "approver" as const, mayDecide, expiresInDays: 1 };
    const { secret } = await issueKey(api.auth, person, order);
    return api.client({ authorization: `Bearer ${secret}` });
  };
  const refused = await faultOf(review.decide(waiting, {}, await keyFor(false)));
  expect(refused).toMatchObject({
    code: "FORBIDDEN",
    message: expect.stringContaining("This key may not decide"),
  });
  expect((await review.decide(waiting, {}, await keyFor(true))).approval.status).toBe("approved");
});

test("two different people approve where two are needed", async () => {
  const waiting = await review.startWaiting("two");
  const { api: second, person } = await api.signIn("approver");
  expect((await review.decide(waiting)).approval).toMatchObject({
    status: "pending",
    votes: { have: 1, need: 2 },
    decision: null,
  });
  expect(await faultOf(review.decide(waiting))).toMatchObject({ code: "CONFLICT", reason: "already-voted" });
  expect((await owner.approvals.get.query(waiting)).voters).toMatchObject([{ id: approver.person.id }]);
  const done = await review.decide(waiting, {}, second);
  expect(done.approval).toMatchObject({
    status: "approved",
    votes: { have: 2, need: 2 },
    decision: { by: { id: person.id } },
  });
  const { items } = await owner.approvals.list.query({ runId: waiting.runId, status: "approved" });
  expect(items[0]?.votes).toEqual({ have: 2, need: 2 });
});

test("a request of a run that was cancelled can no longer be decided (H5)", async () => {
  const waiting = await review.startWaiting("review");
  await owner.runs.cancel.mutate({ runId: waiting.runId, requestId: randomUUID() });
  const refused = await faultOf(review.decide(waiting));
  expect(refused).toMatchObject({ code: "CONFLICT", reason: "approval-closed", details: { status: "void" } });
});

test("a question is answered with one of its options, not decided", async () => {
  const waiting = await review.startWaiting("asks");
  const request = await owner.approvals.get.query({ approvalId: waiting.approvalId });
  expect(request).toMatchObject({ kind: "question", content: null, contentSha256: null, inputs: [] });
  expect(request.options.map(({ value }) => value)).toEqual(["true", "false"]);
  expect(await faultOf(review.decide(waiting))).toMatchObject({ code: "BAD_REQUEST", reason: "wrong-kind" });
  const answer = (value: boolean | string) =>
    approver.api.approvals.answer.mutate({
      approvalId: waiting.approvalId,
      decisionId: randomUUID(),
      answer: value,
    });
  expect(await faultOf(answer("perhaps"))).toMatchObject({ code: "BAD_REQUEST", reason: "bad-answer" });
  const given = await answer(false);
  expect(given.approval.decision).toMatchObject({ action: "answer", answer: false });
  expect(given.run.status).toBe("completed");
});

test("a batch decides each item by itself, and nothing of high risk (H17)", async () => {
  const [one, other, risky] = await Promise.all([
    review.startWaiting("review"),
    review.startWaiting("review"),
    review.startWaiting("unsafe"),
  ]);
  const item = ({ approvalId, contentSha256 }: Shown) => {
    return { approvalId, decisionId: randomUUID(), action: "approve" as const, contentSha256 };
  };
  const items = [item(one), { ...item(other), contentSha256: sha256("stale") }, item(risky)];
  const { results } = await approver.api.approvals.decideMany.mutate({ items });
  expect(results).toMatchObject([
    { ok: true, approvalId: one.approvalId, approval: { status: "approved" } },
    { ok: false, approvalId: other.approvalId, error: { reason: "content-changed" } },
    { ok: false, approvalId: risky.approvalId, error: { reason: "decide-alone" } },
  ]);
  const alone = await approver.api.approvals.decideMany.mutate({ items: [item(risky)] });
  expect(alone.results).toMatchObject([{ ok: true }]);
  const tooMany = Array.from({ length: 21 }, () => item(other));
  expect(await faultOf(approver.api.approvals.decideMany.mutate({ items: tooMany }))).toMatchObject({
    code: "BAD_REQUEST",
    field: "items",
  });
});
