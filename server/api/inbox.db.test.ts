import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { faultOf } from "./testing/api-rig";
import { ReviewRig } from "./testing/review-rig";

const database = await createTestDatabase();
const review = await ReviewRig.open(database);
const { api, approver } = review;
const { owner } = api;
const operator = await api.signIn("operator");
const second = await api.signIn("approver");

const set = (columns: string, values: unknown[]) =>
  database.pool.query(`update approvals set ${columns} where id = $1`, values);

const TABS = ["mine", "team", "unassigned", "waiting", "snoozed", "done"] as const;

test("each tab of an inbox holds what its count says, as the asker sees it", async () => {
  const open = await Promise.all(["review", "review", "owners", "two"].map((id) => review.startWaiting(id)));
  const [one, other, forOwners, forTwo] = open.map(({ approvalId }) => approvalId);
  if (!one || !other || !forOwners || !forTwo) throw new Error("Four requests wait.");
  await owner.approvals.assign.mutate({ approvalId: one, assignee: approver.person.id });
  await owner.approvals.snooze.mutate({ approvalId: other, until: new Date(Date.now() + 9e6).toISOString() });
  const waiting = open[3];
  if (waiting) await review.decide(waiting, {}, second.api);
  const { runId } = open[0] ?? { runId: "" };
  const listed = async (person: typeof approver) => {
    const lists = await Promise.all(
      TABS.map(async (tab) => (await person.api.approvals.list.query({ tab })).items.map(({ id }) => id)),
    );
    const counts = await person.api.approvals.counts.query();
    expect(lists.map((list) => list.length)).toEqual(TABS.map((tab) => counts[tab]));
    return Object.fromEntries(TABS.map((tab, at) => [tab, new Set(lists[at])]));
  };
  expect(runId).not.toBe("");
  expect(await listed(approver)).toEqual({
    mine: new Set([one]),
    team: new Set([one, forTwo]),
    unassigned: new Set([forOwners, forTwo]),
    waiting: new Set([forOwners]),
    snoozed: new Set([other]),
    done: new Set(),
  });
  // The second approver has voted already, and the first request was given to somebody else.
  expect(await listed(second)).toMatchObject({
    team: new Set([one]),
    waiting: new Set([one, forOwners, forTwo]),
  });
  expect(await listed(operator)).toMatchObject({
    team: new Set(),
    waiting: new Set([one, forOwners, forTwo]),
  });
  for (const asked of open.slice(0, 3)) await review.decide(asked, {}, owner);
  expect(await approver.api.approvals.counts.query()).toMatchObject({ done: 3, mine: 0, open: 1 });
});

test("what is urgent comes first: overdue, due, what holds up most, oldest; page by page", async () => {
  const runs = await Promise.all(Array.from({ length: 6 }, () => review.startWaiting("review")));
  const ids = runs.map(({ approvalId }) => approvalId);
  const [overdue, due, later, heavy, old, young] = ids;
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  await set("due_at = $2", [overdue, at(-5)]);
  await set("due_at = $2", [due, at(5)]);
  await set("due_at = $2", [later, at(50)]);
  await set("blocks = 9", [heavy]);
  await set("requested_at = $2", [old, at(-500)]);
  await set("requested_at = $2", [young, at(-1)]);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await owner.approvals.list.query({ tab: "team", sort: "urgent", limit: 2, cursor });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(found.filter((id) => ids.includes(id))).toEqual([overdue, due, later, heavy, old, young]);
  expect(new Set(found).size).toBe(found.length);
  expect((await owner.approvals.counts.query()).overdue).toBe(1);
  const bad = owner.approvals.list.query({ cursor: "bm90IGEgY3Vyc29y" });
  expect(await faultOf(bad)).toMatchObject({ code: "BAD_REQUEST", field: "cursor" });
});

test("who looks at a request is seen by the others, for 15 minutes, and hinders nobody", async () => {
  const waiting = await review.startWaiting("review");
  const { approvalId } = waiting;
  const claim = (person: typeof approver, takesOver = false) =>
    person.api.approvals.claim.mutate({ approvalId, takesOver });
  const mine = await claim(approver);
  expect(mine).toMatchObject({ isMine: true, claim: { by: { id: approver.person.id } } });
  expect(await claim(second)).toMatchObject({ isMine: false, claim: { by: { id: approver.person.id } } });
  const [row] = (await second.api.approvals.list.query({ runId: waiting.runId })).items;
  expect(row?.claim?.by.name).toBe(approver.person.name);
  expect(await second.api.approvals.release.mutate({ approvalId })).toMatchObject({ isMine: false });
  expect((await owner.approvals.get.query({ approvalId })).claim).not.toBeNull();
  expect(await claim(second, true)).toMatchObject({ isMine: true });
  await set("claimed_at = now() - interval '16 minutes'", [approvalId]);
  expect((await owner.approvals.get.query({ approvalId })).claim).toBeNull();
  expect(await claim(approver)).toMatchObject({ isMine: true });
  await approver.api.approvals.release.mutate({ approvalId });
  expect((await owner.approvals.get.query({ approvalId })).claim).toBeNull();
  const both = await Promise.all([claim(approver), claim(second)]);
  expect(both.filter(({ isMine }) => isMine)).toHaveLength(1);
  expect(new Set(both.map((one) => one.claim?.by.id)).size).toBe(1);
  await review.decide(waiting, {}, second.api);
  expect(await faultOf(claim(approver))).toMatchObject({ code: "NOT_FOUND" });
});

test("an escalation adds people and removes none; every hop is in the request's history (H16)", async () => {
  const { approvalId, runId } = await review.startWaiting("review");
  await owner.approvals.assign.mutate({ approvalId, assignee: approver.person.id });
  const escalate = (member: string) => owner.approvals.escalate.mutate({ approvalId, member });
  expect(await escalate(second.person.id)).toEqual({ approvalId, alsoAsked: [second.person.id] });
  expect(await escalate(second.person.id)).toEqual({ approvalId, alsoAsked: [second.person.id] });
  expect((await escalate(approver.person.id)).alsoAsked).toEqual([second.person.id]);
  expect(await faultOf(escalate(operator.person.id))).toMatchObject({ field: "member" });
  for (const person of [approver, second]) {
    const { items } = await person.api.approvals.list.query({ tab: "mine" });
    expect(items.filter((row) => row.runId === runId)).toHaveLength(1);
  }
  const { hops } = await owner.approvals.get.query({ approvalId });
  expect(hops.map(({ kind }) => kind)).toEqual(["assigned", "escalated", "escalated", "escalated"]);
  expect(hops[0]).toMatchObject({ by: { name: expect.any(String) }, sentence: expect.stringMatching(/\.$/) });
});

test("one decision id decides one of a batch, and every item is told by itself (H17)", async () => {
  const waiting = await Promise.all(Array.from({ length: 20 }, () => review.startWaiting("review")));
  const item = (at: number, decisionId: string = randomUUID()) => {
    const { approvalId = "", contentSha256 = null } = waiting[at] ?? {};
    return { approvalId, decisionId, action: "approve" as const, contentSha256 };
  };
  const items = waiting.map((_, at) => item(at));
  const first = items[0]?.decisionId;
  const batch = items.map((one, at) => (at === 19 ? item(19, first) : one));
  const { results } = await approver.api.approvals.decideMany.mutate({ items: batch });
  expect(results.map(({ ok }) => ok)).toEqual(waiting.map((_, at) => at < 19));
  expect(results[19]).toMatchObject({ error: { reason: "bad-input", details: { field: "decisionId" } } });
  const again = await approver.api.approvals.decideMany.mutate({ items: items.slice(0, 19) });
  const decided = (all: typeof results) => all.map((one) => (one.ok ? one.approval : one.error));
  expect(decided(again.results)).toEqual(decided(results).slice(0, 19));
});

test("assigning, commenting and claiming have every inbox fetched again", async () => {
  const { approvalId } = await review.startWaiting("review");
  const { engine } = api.rig;
  const told: string[] = [];
  const tell = engine.tellInbox.bind(engine);
  engine.tellInbox = () => {
    told.push("inbox");
    tell();
  };
  await owner.approvals.assign.mutate({ approvalId, assignee: approver.person.id });
  await owner.approvals.snooze.mutate({ approvalId, until: null });
  await owner.approvals.comment.mutate({ approvalId, commentId: randomUUID(), text: "Hm." });
  await approver.api.approvals.claim.mutate({ approvalId });
  await approver.api.approvals.claim.mutate({ approvalId });
  await approver.api.approvals.release.mutate({ approvalId });
  expect(told).toHaveLength(5);
});
