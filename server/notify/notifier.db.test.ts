import { drizzle } from "drizzle-orm/node-postgres";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import type { SlackChannel, WebhookChannel } from "./message";
import { openChannels } from "./open-channels";
import { type HttpSink, startHttpSink } from "./testing/http-sink";
import { openMortalPool } from "./testing/mortal-pool";
import { NotifyRig } from "./testing/notify-rig";
import { startSmtpSink } from "./testing/smtp-sink";

const database = await createTestDatabase();
const rig = await NotifyRig.open(database);
const sink: HttpSink = await startHttpSink();
const mail = await startSmtpSink();
afterAll(() => Promise.all([sink.close(), mail.close()]));

const channels = openChannels({
  smtp: { url: mail.url, from: "BotArmy <botarmy@example.org>" },
  slack: undefined,
  webhooks: { key: "w".repeat(32), allowsPrivate: true },
});

beforeEach(async () => {
  await rig.clear();
  Object.assign(sink, { received: [], reply: () => ({}) });
  Object.assign(mail, { mails: [], refuse: null });
});

const keysOf = () => sink.received.map(({ headers }) => String(headers["webhook-id"]));

test("H18: a notifier that is killed 100 times tells every fact, and none twice", async () => {
  const [ann, ...others] = [
    await rig.member("owner"),
    await rig.member("approver"),
    await rig.member("viewer"),
  ];
  await rig.webhook(`${sink.origin}/hook`, ["request", "decided", "run-completed"]);
  const runs = await Promise.all([1, 2].map(() => rig.waitingRun(ann)));
  // Each statement is died at twice, before it reaches the database and before its answer is heard: first while
  // facts are told, then while messages are sent.
  let life = 0;
  let isAllTold = false;
  for (let kill = 0; kill < 100; kill += 1, life += 0.5) {
    const pool = openMortalPool(database.url, { afterStatements: Math.floor(life), isHeard: life % 1 !== 0 });
    sink.reply = () => ({ status: kill % 3 === 0 ? 503 : 200 });
    await rig.notifier(channels, { pool, orm: drizzle(pool, { casing: "snake_case" }) }).beat();
    await pool.end();
    await rig.passTime();
    const decided = runs[kill];
    if (decided) await rig.approve(decided, others[0] ?? ann);
    const isEmpty = (await rig.query("select from noted_facts")).length === 0;
    if (isEmpty && !isAllTold) life = -0.5;
    isAllTold ||= isEmpty;
  }
  expect(isAllTold).toBe(true);
  sink.reply = () => ({});
  await rig.notifier(channels).beat();

  const wanted = runs.length * 3;
  expect(new Set(keysOf()).size).toBe(wanted);
  const rows = await rig.deliveries();
  expect(rows).toHaveLength(wanted);
  expect(rows.every(({ status }) => status === "sent")).toBe(true);
  // The owner and the approver of each request; the owner of each decision and end.
  expect(await rig.notices()).toHaveLength(runs.length * 4);
  expect(await rig.query("select from noted_facts")).toEqual([]);
});

test("what one notifier is sending no other sends", async () => {
  const ann = await rig.member("owner");
  await rig.webhook("http://127.0.0.1:1/hook", ["request"]);
  await Promise.all([1, 2, 3].map(() => rig.waitingRun(ann)));
  const calls: string[] = [];
  let other: Promise<void> | null = null;
  const webhook: WebhookChannel = {
    call: async (_to, { key }) => {
      calls.push(key);
      other ??= rig.notifier({ webhook }).beat();
      await other;
    },
  };
  await Promise.all([rig.notifier({ webhook }).beat(), rig.notifier({ webhook }).beat()]);
  await rig.notifier({ webhook }).beat();
  expect(calls).toHaveLength(3);
  expect(new Set(calls).size).toBe(3);
});

test("a receiver that fails is tried again, and not before the pause it asked for", async () => {
  const ann = await rig.member("owner");
  await rig.webhook(`${sink.origin}/hook`, ["request"]);
  await rig.waitingRun(ann);
  sink.reply = () => ({ status: 429, headers: { "retry-after": "600" } });
  const notifier = rig.notifier(channels);
  await notifier.beat();
  await notifier.beat();
  expect(sink.received).toHaveLength(1);
  const [wait] = await rig.query<{ seconds: number }>(
    "select extract(epoch from due_at - now())::int as seconds from deliveries",
  );
  expect(wait?.seconds).toBeGreaterThan(500);
  sink.reply = () => ({ status: 500 });
  await rig.passTime();
  await notifier.beat();
  expect(await rig.deliveries()).toMatchObject([
    { status: "pending", attempts: 2, error: "The webhook answered with 500." },
  ]);
  sink.reply = () => ({});
  await rig.passTime();
  await notifier.beat();
  expect(await rig.deliveries()).toMatchObject([{ status: "sent", attempts: 3, error: null }]);
  expect(new Set(keysOf()).size).toBe(1);
});

test("after 24 hours a message is given up with its error, and one that is gone for good at once", async () => {
  const ann = await rig.member("owner");
  await rig.webhook(`${sink.origin}/hook`, ["request"]);
  await rig.waitingRun(ann);
  sink.reply = () => ({ status: 502 });
  await rig.notifier(channels).beat();
  await rig.query("update deliveries set give_up_at = now(), due_at = now()");
  await rig.notifier(channels).beat();
  expect(await rig.deliveries()).toMatchObject([
    { status: "failed", error: "The webhook answered with 502." },
  ]);
  sink.reply = () => ({ status: 410 });
  await rig.waitingRun(ann);
  await rig.notifier(channels).beat();
  expect(await rig.deliveries()).toMatchObject([
    { status: "failed" },
    { status: "failed", error: "The webhook answered with 410." },
  ]);
});

test("only those who may decide are asked, and the notice says how it ended", async () => {
  const [ann, bob] = [await rig.member("owner"), await rig.member("approver")];
  await rig.member("viewer");
  await rig.member("operator");
  const waiting = await rig.waitingRun(ann);
  await rig.notifier().beat();
  const asked = await rig.notices();
  expect(asked.map(({ person }) => person).sort()).toEqual([ann.name, bob.name].sort());
  expect(asked.every(({ outcome, is_read }) => outcome === null && !is_read)).toBe(true);
  expect(rig.told).toBeGreaterThan(0);

  await rig.approve(waiting, bob);
  await rig.notifier().beat();
  const after = await rig.notices();
  const requests = after.filter(({ kind }) => kind === "request");
  expect(requests.every(({ outcome, is_read }) => outcome === `Approved by ${bob.name}` && is_read)).toBe(
    true,
  );
  // Whoever launched the run hears of the decision and the end; whoever decided does not hear of it.
  expect(after.filter(({ kind }) => kind !== "request")).toMatchObject([
    { person: ann.name, kind: "decided", headline: `Approved by ${bob.name}` },
    { person: ann.name, kind: "run-completed" },
  ]);
});

test("who is asked in person is told; the others are not until the request is escalated", async () => {
  const [ann, bob, cleo] = [
    await rig.member("owner"),
    await rig.member("approver"),
    await rig.member("approver"),
  ];
  await rig.choose(ann.id, "request", "in-app", "off");
  await rig.choose(ann.id, "request", "browser", "off");
  const { approvalId } = await rig.waitingRun(ann);
  await rig.query("update approvals set assignee = $2 where id = $1", [approvalId, bob.id]);
  await rig.query("update approvals set also_asked = $2 where id = $1", [
    approvalId,
    JSON.stringify([cleo.id]),
  ]);
  await rig.notifier().beat();
  const inPerson = (await rig.notices()).filter(({ headline }) => headline === "You are asked in person");
  expect(inPerson.map(({ person }) => person).sort()).toEqual([bob.name, cleo.name].sort());
  expect((await rig.notices()).some(({ person }) => person === ann.name)).toBe(false);
});

test("a person's choice decides what leaves the app, and nothing does until then", async () => {
  const [ann, bob] = [await rig.member("owner"), await rig.member("approver")];
  const first = await rig.waitingRun(ann);
  await rig.notifier(channels).beat();
  expect(mail.mails).toEqual([]);
  await rig.choose(bob.id, "request", "email", "at-once");
  await rig.waitingRun(ann, "Chess <club>");
  await rig.notifier(channels).beat();
  expect(mail.mails.map(({ to }) => to)).toEqual([`RCPT TO:<${bob.name}@example.org>`]);
  expect(mail.mails[0]?.data).toMatch(/Subject: \[BotArmy\] Approval asked: Chess <club>/);
  expect(mail.mails[0]?.data).toMatch(/https:\/\/army\.example\.org\/inbox\?request=/);
  await rig.approve(first, bob);
});

test("a message that waits is dropped when somebody decides before it goes out", async () => {
  const [ann, bob] = [await rig.member("owner"), await rig.member("approver")];
  await rig.choose(ann.id, "request", "email", "at-once");
  mail.refuse = 451;
  const waiting = await rig.waitingRun(ann);
  await rig.notifier(channels).beat();
  await rig.approve(waiting, bob);
  mail.refuse = null;
  await rig.passTime();
  // The decision lies noted beside the message that is due.
  await rig.notifier().beat();
  await rig.notifier(channels).beat();
  expect(mail.mails).toEqual([]);
  expect(await rig.deliveries()).toMatchObject([{ channel: "email", status: "moot" }]);
});

test("a message in Slack is rewritten when somebody decides, also while it is on its way", async () => {
  const [ann, bob] = [await rig.member("owner"), await rig.member("approver")];
  await rig.choose(ann.id, "request", "slack", "at-once");
  const [early, late] = [await rig.waitingRun(ann, "Early"), await rig.waitingRun(ann, "Late")];
  const said: (string | null)[] = [];
  let meanwhile = async () => {};
  const slack: SlackChannel = {
    isBot: true,
    hasChannel: false,
    post: async (_email, { fact }) => {
      said.push(fact.run?.title ?? null);
      if (fact.run?.title === "Late") await meanwhile();
      return { channel: "D1", ts: fact.run?.title ?? "" };
    },
    rewrite: async ({ ts }, { outcome }) => {
      said.push(`${ts}: ${outcome}`);
    },
  };
  meanwhile = async () => {
    await rig.approve(late, bob);
    await rig.notifier().beat();
  };
  await rig.notifier({ slack }).beat();
  await rig.approve(early, bob);
  await rig.notifier({ slack }).beat();
  await rig.notifier({ slack }).beat();
  const outcome = `Approved by ${bob.name}`;
  expect(said.toSorted()).toEqual(["Early", `Early: ${outcome}`, "Late", `Late: ${outcome}`]);
  expect((await rig.deliveries()).every(({ status }) => status === "sent")).toBe(true);
});

test("a digest is one message with everything that came, each as it ended", async () => {
  const [ann, bob] = [await rig.member("owner"), await rig.member("approver")];
  for (const kind of ["request", "run-completed"] as const) await rig.choose(ann.id, kind, "email", "digest");
  const waiting = await rig.waitingRun(ann, "Tennis");
  await rig.waitingRun(ann, "Chess");
  await rig.approve(waiting, bob);
  await rig.notifier(channels).beat();
  expect(mail.mails).toEqual([]);
  expect((await rig.deliveries()).map(({ status }) => status)).toEqual(["held", "held", "held"]);
  await rig.passTime();
  await rig.notifier(channels).beat();
  await rig.notifier(channels).beat();
  expect(mail.mails).toHaveLength(1);
  const text = mail.mails[0]?.data ?? "";
  expect(text).toContain("3 notifications");
  expect(text).toContain(`Approved by ${bob.name}`);
  expect(text).toContain("Approval asked: Chess");
  expect(text).toContain("A run completed: Tennis");
});

test("a fact that cannot be told is put off and keeps no other from being told", async () => {
  const ann = await rig.member("owner");
  await rig.waitingRun(ann);
  await rig.query("update noted_facts set run_id = run_id");
  await rig.query(
    `create function refuse_notice() returns trigger language plpgsql as
      $$ begin if new.fact->'run'->>'title' = 'Broken' then raise exception 'no'; end if; return new; end $$`,
  );
  await rig.query(
    "create trigger refuse before insert on notices for each row execute function refuse_notice()",
  );
  await rig.waitingRun(ann, "Broken");
  await rig.notifier().beat();
  expect(await rig.notices()).toHaveLength(1);
  expect(rig.troubles.join()).toMatch(/could not be told/);
  await rig.query("drop trigger refuse on notices");
  await rig.passTime();
  await rig.notifier().beat();
  expect(await rig.notices()).toHaveLength(2);
});
