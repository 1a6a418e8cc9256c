import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { faultOf } from "./testing/api-rig";
import { ReviewRig } from "./testing/review-rig";

const review = await ReviewRig.open(await createTestDatabase());
const { owner } = review.api;
const operator = await review.api.signIn("operator");
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

test("a comment is kept beside the decision, once for each id", async () => {
  const { approvalId } = await review.startWaiting("review");
  const comment = { approvalId, commentId: randomUUID(), text: "Who owns this?", quote: "the owner" };
  const made = await operator.api.approvals.comment.mutate(comment);
  expect(made).toMatchObject({ text: "Who owns this?", by: { id: operator.person.id } });
  expect(await operator.api.approvals.comment.mutate(comment)).toEqual(made);
  expect((await owner.approvals.get.query({ approvalId })).comments).toEqual([made]);
  expect(await faultOf(owner.approvals.comment.mutate(comment))).toMatchObject({ field: "commentId" });
  const nowhere = { ...comment, approvalId: "nothing", commentId: randomUUID() };
  expect(await faultOf(owner.approvals.comment.mutate(nowhere))).toMatchObject({ code: "NOT_FOUND" });
});

test("a request is given to somebody who may decide it, and the audit log says what was before", async () => {
  const { approvalId, runId } = await review.startWaiting("review");
  const assign = (assignee: string | null) => owner.approvals.assign.mutate({ approvalId, assignee });
  const { id } = review.approver.person;
  expect(await assign(id)).toEqual({ approvalId, assignee: id });
  const mine = await review.approver.api.approvals.list.query({ assignee: "me", runId });
  expect(mine.items.map((row) => row.id)).toEqual([approvalId]);
  expect((await owner.approvals.list.query({ assignee: "none", runId })).items).toEqual([]);
  expect((await owner.approvals.list.query({ assignee: "me", runId })).items).toEqual([]);
  const refused = await faultOf(assign(operator.person.id));
  expect(refused).toMatchObject({ code: "BAD_REQUEST", field: "assignee" });
  expect(await faultOf(assign(randomUUID()))).toMatchObject({ field: "assignee" });
  await assign(null);
  const { items } = await owner.audit.list.query({ action: "approval.assigned", limit: 2 });
  expect(items).toMatchObject([
    { before: { assignee: id }, after: { assignee: null }, target: `approval:${approvalId}` },
    { before: { assignee: null }, after: { assignee: id } },
  ]);
  expect((await owner.audit.verify.query()).ok).toBe(true);
});

test("a request that is put aside can be left out, and can still be decided", async () => {
  const waiting = await review.startWaiting("review");
  const { approvalId, runId } = waiting;
  const until = inAnHour();
  expect(await owner.approvals.snooze.mutate({ approvalId, until })).toEqual({
    approvalId,
    snoozedUntil: until,
  });
  const listed = async (isSnoozed: boolean) =>
    (await owner.approvals.list.query({ runId, isSnoozed })).items.map(({ id }) => id);
  expect([await listed(true), await listed(false)]).toEqual([[approvalId], []]);
  await owner.approvals.snooze.mutate({ approvalId, until: null });
  expect([await listed(true), await listed(false)]).toEqual([[], [approvalId]]);
  const past = { approvalId, until: "2020-01-01T00:00:00Z" };
  expect(await faultOf(owner.approvals.snooze.mutate(past))).toMatchObject({
    code: "BAD_REQUEST",
    field: "until",
  });
  expect((await review.decide(waiting)).approval.status).toBe("approved");
  const closed = await faultOf(owner.approvals.snooze.mutate({ approvalId, until: inAnHour() }));
  expect(closed).toMatchObject({ code: "CONFLICT", reason: "approval-closed" });
});

test("the figures count what was decided, and how fast", async () => {
  const before = await owner.approvals.stats.query();
  const [one, other] = [await review.startWaiting("review"), await review.startWaiting("review")];
  await review.decide(one);
  await review.decide(other, { action: "reject", comment: "no" });
  const after = await owner.approvals.stats.query({ days: 1 });
  expect(after.byAction).toEqual({
    ...before.byAction,
    approve: before.byAction.approve + 1,
    reject: before.byAction.reject + 1,
  });
  expect(after.decided).toBe(before.decided + 2);
  expect(after.open).toBe(before.open);
  const { approve, amend, revise, reject } = after.byAction;
  expect(after.approvalRate).toBeCloseTo((approve + amend) / (approve + amend + revise + reject));
  expect(after.medianSeconds).toBeGreaterThanOrEqual(0);
});
