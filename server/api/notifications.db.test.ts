import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { Notifier } from "#server/notify/notifier";
import { duties } from "#server/notify/testing/notify-rig";
import { faultOf } from "./testing/api-rig";
import { ReviewRig } from "./testing/review-rig";

const database = await createTestDatabase();
const rig = await ReviewRig.open(database);
const notifier = new Notifier({
  db: database,
  duties,
  channels: {},
  origin: "https://army.example.org",
  onTold: () => rig.api.rig.engine.tellInbox(),
  onTrouble: (message, error) => {
    throw new Error(message, { cause: error });
  },
});

test("the bell lists what is new for a person, with its place, until it is read or decided", async () => {
  const { notifications } = rig.approver.api;
  const [first, second] = [await rig.startWaiting("review"), await rig.startWaiting("review")];
  await notifier.beat();
  expect(await notifications.unread.query()).toEqual({ count: 2 });
  const { items } = await notifications.list.query();
  expect(items).toMatchObject([
    { fact: { kind: "request", approvalId: second.approvalId }, readAt: null, outcome: null },
    { fact: { kind: "request", approvalId: first.approvalId }, readAt: null, isForBrowser: true },
  ]);

  await rig.decide(second);
  await notifier.beat();
  expect(await notifications.unread.query()).toEqual({ count: 1 });
  const [decided] = (await notifications.list.query()).items;
  expect(decided?.outcome).toBe(`Approved by ${rig.approver.person.name}`);
  expect(await notifications.markRead.mutate({ ids: [items[1]?.id ?? ""] })).toEqual({ read: 1 });
  expect(await notifications.unread.query()).toEqual({ count: 0 });
});

test("a page of the bell goes on where the one before ended, and nobody reads another's", async () => {
  const { notifications } = rig.approver.api;
  await rig.startWaiting("review");
  await notifier.beat();
  const first = await notifications.list.query({ limit: 2 });
  const second = await notifications.list.query({ limit: 2, cursor: first.nextCursor ?? "" });
  expect(first.items).toHaveLength(2);
  expect(second.items[0]?.id).not.toBe(first.items[1]?.id);
  const viewer = await rig.api.signIn("viewer");
  expect(await viewer.api.notifications.list.query()).toEqual({ items: [], nextCursor: null });
  const others = { ids: first.items.map(({ id }) => id) };
  expect(await viewer.api.notifications.markRead.mutate(others)).toEqual({ read: 0 });
  expect((await faultOf(rig.api.owner.notifications.list.query())).code).toBe("FORBIDDEN");
});

test("choices and the digest's time are kept; what a channel cannot do is refused", async () => {
  const { notifications } = rig.approver.api;
  expect((await notifications.settings.query()).digest).toMatchObject({ hour: 8, isChosen: false });
  await notifications.choose.mutate({ kind: "request", channel: "email", mode: "digest" });
  await notifications.choose.mutate({ kind: "incident", channel: "in-app", mode: "off" });
  await notifications.setDigest.mutate({ every: "day", hour: 7, timeZone: "Europe/Berlin" });
  const { kinds, digest, available } = await notifications.settings.query();
  expect(kinds.find(({ kind }) => kind === "request")?.modes).toMatchObject({ email: "digest" });
  expect(kinds.find(({ kind }) => kind === "incident")?.modes).toMatchObject({ "in-app": "off" });
  expect(digest).toEqual({ every: "day", hour: 7, timeZone: "Europe/Berlin", isChosen: true });
  expect(available).toEqual({ email: true, slack: "off", slackChannel: false, webhooks: true });
  const wrong = { kind: "request", channel: "in-app", mode: "digest" } as const;
  expect(await faultOf(notifications.choose.mutate(wrong))).toMatchObject({
    code: "BAD_REQUEST",
    field: "mode",
  });
  const nowhere = { every: "day", hour: 7, timeZone: "Mars/Olympus" } as const;
  expect((await faultOf(notifications.setDigest.mutate(nowhere))).field).toBe("timeZone");
});

test("owners add webhooks; the secret is shown once, and neither it nor the address comes back", async () => {
  const { destinations } = rig.api.owner.notifications;
  const order = { channel: "webhook" as const, name: "Chat", kinds: ["request" as const] };
  const url = "https://hooks.example.org/T1/canary-in-the-path";
  const { id, secret } = await destinations.add.mutate({ ...order, url });
  expect(secret).toMatch(/^whsec_.{44}$/);
  const { secret: next } = await destinations.renewSecret.mutate({ id });
  expect(next).not.toBe(secret);
  const shown = JSON.stringify([
    await destinations.list.query(),
    await rig.approver.api.notifications.settings.query(),
    await rig.api.owner.audit.list.query({}),
  ]);
  expect(shown).toContain("https://hooks.example.org/…path");
  for (const hidden of ["canary-in", secret, next, "a-canary-key"]) expect(shown).not.toContain(hidden);

  await destinations.test.mutate({ id });
  expect(await rig.api.rig.count("deliveries where destination_id = $1", [id])).toBe(1);
  await destinations.change.mutate({ id, name: "Team chat", kinds: ["incident"] });
  expect((await destinations.list.query()).items).toMatchObject([{ name: "Team chat", kinds: ["incident"] }]);
  await destinations.remove.mutate({ id });
  expect((await destinations.list.query()).items).toEqual([]);
  expect((await faultOf(destinations.test.mutate({ id }))).code).toBe("NOT_FOUND");
});

test("nobody but owners sees or adds destinations, and what is not configured is refused", async () => {
  const { destinations } = rig.approver.api.notifications;
  const team = { name: "Mine", kinds: ["request" as const] };
  const order = { ...team, channel: "webhook" as const, url: "https://a.example.org" };
  expect((await faultOf(destinations.list.query())).code).toBe("FORBIDDEN");
  expect((await faultOf(destinations.add.mutate(order))).code).toBe("FORBIDDEN");
  const { add } = rig.api.owner.notifications.destinations;
  const withName = { ...order, url: "https://me:secret@a.example.org" };
  expect((await faultOf(add.mutate(withName))).field).toBe("url");
  expect((await faultOf(add.mutate({ ...team, channel: "slack" }))).message).toMatch(/SLACK_WEBHOOK_URL/);
});
