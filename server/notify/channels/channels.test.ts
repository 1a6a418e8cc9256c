import { createHmac } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { NoticeFact } from "#workflows/notices/notice-fact";
import { DeliveryFault } from "../delivery-fault";
import type { Message } from "../message";
import { type HttpSink, startHttpSink } from "../testing/http-sink";
import { startSmtpSink } from "../testing/smtp-sink";
import { composeEmail } from "./compose-email";
import { composeSlack } from "./compose-slack";
import { createEmailChannel } from "./email-channel";
import { webhookSecret } from "./sign-webhook";
import { createSlackChannel } from "./slack-channel";
import { createWebhookChannel } from "./webhook-channel";

const sink: HttpSink = await startHttpSink();
const mail = await startSmtpSink();
afterAll(() => Promise.all([sink.close(), mail.close()]));
beforeEach(() => {
  Object.assign(sink, { received: [], reply: () => ({}) });
  Object.assign(mail, { mails: [], refuse: null });
});

const fact: NoticeFact = {
  kind: "request",
  at: "2026-11-22T09:00:00.000Z",
  headline: "Approval asked",
  run: { id: "r1", title: "Tennis <b>&", workflowId: "sdlc" },
  approvalId: "a/1",
  facts: [{ label: "Agent", value: "analyst" }],
  quote: "<!channel> <script>alert(1)</script>\r\nBcc: all@example.org <https://evil.example|Approve>",
  dueAt: null,
};
const message: Message = {
  key: "r1:7",
  fact,
  outcome: null,
  items: null,
  origin: "https://army.example.org",
};

test("a call is signed over its id, its time and its body, as receivers of Standard Webhooks check it", async () => {
  const channel = createWebhookChannel({
    key: "k".repeat(32),
    allowsPrivate: true,
    now: () => 1_700_000_000_999,
  });
  await channel.call({ id: "d1", url: `${sink.origin}/hook`, secretVersion: 2 }, message);
  const [got] = sink.received;
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = got?.headers ?? {};
  expect([id, at]).toEqual(["r1:7", "1700000000"]);
  const secret = Buffer.from(webhookSecret("k".repeat(32), "d1", 2).slice("whsec_".length), "base64");
  const sign = (body: string) =>
    `v1,${createHmac("sha256", secret).update(`${id}.${at}.${body}`).digest("base64")}`;
  expect(signature).toBe(sign(got?.body ?? ""));
  expect(signature).not.toBe(sign(`${got?.body} `));
  expect(webhookSecret("k".repeat(32), "d1", 1)).not.toBe(webhookSecret("k".repeat(32), "d1", 2));
  expect(JSON.parse(got?.body ?? "")).toMatchObject({
    id: "r1:7",
    type: "request",
    url: "https://army.example.org/inbox?request=a%2F1",
    run: { title: "Tennis <b>&", url: "https://army.example.org/runs/r1" },
    approval: { id: "a/1", outcome: null },
  });
});

test("a mail quotes agents escaped and named, forges no header, and carries the key", async () => {
  const channel = createEmailChannel({ url: mail.url, from: "BotArmy <botarmy@example.org>" });
  const forged = { ...fact, run: { id: "r1", title: "Tennis\r\nBcc: all@example.org", workflowId: "sdlc" } };
  await channel.send({ name: "Ann\r\nX: y", email: "ann@example.org" }, { ...message, fact: forged });
  const [got] = mail.mails;
  expect(got?.data).toMatch(/^Message-ID: <r1\.7@example\.org>$/m);
  expect(got?.data.split("\n\n")[0]).not.toMatch(/^(Bcc|X):/m);
  const { html, text, subject } = composeEmail(message);
  expect(html).not.toMatch(/<script|<b>&/);
  expect(html).toContain("&lt;script&gt;");
  expect(html).toContain("agents may have written them");
  expect(text).toContain("https://army.example.org/inbox?request=a%2F1");
  expect(subject).toBe("[BotArmy] Approval asked: Tennis <b>&");
});

test("no error of a mail server tells its password, and a refused address is final", async () => {
  const channel = createEmailChannel({ url: mail.url, from: "botarmy@example.org" });
  mail.refuse = 550;
  const refused = await faultOf(channel.send({ name: "Ann", email: "ann@example.org" }, message));
  expect(refused).toMatchObject({ message: "The mail server refused the message (550).", isFinal: true });
  const away = createEmailChannel({ url: "smtp://me:smtp-canary@127.0.0.1:1", from: "botarmy@example.org" });
  const lost = await faultOf(away.send({ name: "Ann", email: "ann@example.org" }, message));
  expect(lost.message).not.toMatch(/canary/);
  expect(lost.isFinal).toBe(false);
});

test("what agents wrote is plain text in Slack: it mentions nobody and links nowhere", () => {
  const text = JSON.stringify(composeSlack(message));
  const mrkdwn = composeSlack(message).blocks.flatMap((block) => ("text" in block ? [block.text.text] : []));
  expect(mrkdwn.join()).not.toMatch(/<!channel>|evil/);
  expect(mrkdwn.join()).toContain("|Tennis &lt;b&gt;&amp;>");
  expect(text).toContain("plain_text");
  expect(text).not.toMatch(/"button"|"actions"/);
});

test("a bot writes to the person behind an address, and rewrites what was decided elsewhere", async () => {
  sink.reply = ({ path }) => {
    if (path.endsWith("users.lookupByEmail")) return { body: '{"ok":true,"user":{"id":"U7"}}' };
    return { body: '{"ok":true,"channel":"D7","ts":"12.5"}' };
  };
  const slack = createSlackChannel({ botToken: "xoxb-canary", channel: "C1", apiUrl: `${sink.origin}/api` });
  const sentAs = await slack.post("ann@example.org", message);
  expect(sentAs).toEqual({ channel: "D7", ts: "12.5" });
  await slack.rewrite({ channel: "D7", ts: "12.5" }, { ...message, outcome: "Approved by Ann" });
  await slack.post(null, message);
  expect(sink.received.map(({ path }) => path)).toEqual([
    "/api/users.lookupByEmail",
    "/api/chat.postMessage",
    "/api/chat.update",
    "/api/chat.postMessage",
  ]);
  const [lookup, toPerson, rewritten, toTeam] = sink.received;
  expect(lookup?.body).toBe("email=ann%40example.org");
  expect(lookup?.headers.authorization).toBe("Bearer xoxb-canary");
  expect(JSON.parse(toPerson?.body ?? "")).toMatchObject({ channel: "U7" });
  expect(JSON.parse(rewritten?.body ?? "")).toMatchObject({
    channel: "D7",
    ts: "12.5",
    text: "Approved by Ann: Tennis &lt;b&gt;&amp;",
  });
  expect(JSON.parse(toTeam?.body ?? "")).toMatchObject({ channel: "C1" });
});

test("what Slack refuses is a sentence without the token; an incoming webhook posts and cannot rewrite", async () => {
  sink.reply = () => ({ body: '{"ok":false,"error":"channel_not_found"}' });
  const bot = createSlackChannel({ botToken: "xoxb-canary", channel: "C1", apiUrl: sink.origin });
  const refused = await faultOf(bot.post(null, message));
  expect(refused).toMatchObject({
    message: "Slack refused chat.postMessage: channel_not_found.",
    isFinal: true,
  });
  sink.reply = () => ({ body: "ok" });
  const poster = createSlackChannel({ webhookUrl: `${sink.origin}/services/canary` });
  expect(await poster.post(null, message)).toBeNull();
  sink.reply = () => ({ status: 404 });
  const gone = await faultOf(poster.post(null, message));
  expect(gone.message).toBe("Slack answered with 404.");
  expect((await faultOf(poster.rewrite({ channel: "C", ts: "1" }, message))).isFinal).toBe(true);
});

async function faultOf(call: Promise<unknown>): Promise<DeliveryFault> {
  const error = await call.then(
    () => "It was not refused.",
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryFault) return error;
  throw new Error(String(error), { cause: error });
}
