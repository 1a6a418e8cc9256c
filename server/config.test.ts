import { describe, expect, test } from "vitest";
import { isLoopback, listNotifySecrets, readConfig } from "./config";
import { createLog } from "./log";

test("an empty environment gives the documented defaults", () => {
  expect(readConfig({})).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    publicUrl: undefined,
    databaseUrl: undefined,
    home: expect.stringMatching(/^\/.*\/\.botarmy$/),
    libraryFolders: [],
    roles: { web: true, worker: true },
    concurrency: 64,
    apiKey: undefined,
    setupToken: undefined,
    model: "offline",
    providers: { openai: undefined, anthropic: undefined, google: undefined, compatible: undefined },
    hasMetrics: false,
    notify: { smtp: undefined, slack: undefined, webhooks: undefined },
    isProduction: false,
  });
});

test("the documented defaults written out are accepted", () => {
  const written = { HOST: "127.0.0.1", PORT: "3000", BOTARMY_ROLES: "web,worker", BOTARMY_CONCURRENCY: "64" };
  expect(readConfig({ ...written, BOTARMY_MODEL: "offline" })).toEqual(readConfig({}));
});

test("an empty variable counts as not set", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: " ", BOTARMY_API_KEY: "" })).toEqual(readConfig({}));
});

test("every value is read", () => {
  const config = readConfig({
    HOST: "0.0.0.0",
    PORT: "8080",
    PUBLIC_URL: "https://army.example.org/",
    DATABASE_URL: "postgres://me:secret@db.example.org:5433/army?sslmode=require",
    BOTARMY_HOME: "/srv/army",
    BOTARMY_LIBRARY: "/srv/one:/srv/two/.bmad-core",
    BOTARMY_ROLES: "worker",
    BOTARMY_CONCURRENCY: "3",
    BOTARMY_API_KEY: "k".repeat(32),
    BOTARMY_SETUP_TOKEN: "first-run",
    BOTARMY_MODEL: "compatible/llama3.3:70b",
    COMPATIBLE_BASE_URL: "http://127.0.0.1:11434/v1",
    NODE_ENV: "production",
  });
  expect(config).toMatchObject({
    host: "0.0.0.0",
    port: 8080,
    publicUrl: "https://army.example.org",
    databaseUrl: "postgres://me:secret@db.example.org:5433/army?sslmode=require",
    home: "/srv/army",
    libraryFolders: ["/srv/one", "/srv/two/.bmad-core"],
    roles: { web: false, worker: true },
    concurrency: 3,
    apiKey: "k".repeat(32),
    setupToken: "first-run",
    model: "compatible/llama3.3:70b",
    providers: { compatible: { baseUrl: "http://127.0.0.1:11434/v1" } },
    isProduction: true,
  });
});

describe("a bad value stops the start with its name and what was expected, never the value", () => {
  const BAD: [name: string, value: string, expected: string, more?: Record<string, string>][] = [
    ["HOST", "exa mple", "a host name or an IP address"],
    ["PORT", "65536", "a whole number from 0 to 65535"],
    ["PORT", "3e3", "a whole number from 0 to 65535"],
    ["PORT", "-1", "a whole number from 0 to 65535"],
    ["PUBLIC_URL", "hunter2.example.org", "an address such as https://"],
    ["PUBLIC_URL", "ftp://army.example.org", "an address such as https://"],
    ["DATABASE_URL", "mysql://root:hunter2@db/army", "an address such as postgres://"],
    ["DATABASE_URL", "db.example.org", "an address such as postgres://"],
    ["BOTARMY_ROLES", "web,cron", "web, worker or web,worker"],
    ["BOTARMY_CONCURRENCY", "1001", "a whole number from 1 to 1000"],
    ["BOTARMY_API_KEY", "hunter2hunter2", "at least 32 characters"],
    ["BOTARMY_API_KEY", "hunter2 ".repeat(8), "a value without spaces"],
    ["BOTARMY_SETUP_TOKEN", "hunter2", "at least 8 characters"],
    ["BOTARMY_MODEL", "hunter2", "offline or provider/model"],
    ["OPENAI_API_KEY", "hunter2 hunter2", "a value without spaces"],
    ["COMPATIBLE_BASE_URL", "hunter2:11434", "an address such as http://127.0.0.1:11434/v1"],
  ];

  test.each(BAD)("%s=%s", (name, value, expected) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(`${name}: expected ${expected}`);
    expect(read).not.toThrow(value);
  });
});

test("all problems are told at once", () => {
  const message = /PORT: .*\n.*BOTARMY_ROLES: /s;
  expect(() => readConfig({ PORT: "x", BOTARMY_ROLES: "x" })).toThrow(message);
});

test("a host that other machines reach needs PUBLIC_URL", () => {
  expect(() => readConfig({ HOST: "0.0.0.0" })).toThrow("PUBLIC_URL: expected the address people will use");
});

test("a model needs its provider's key", () => {
  expect(() => readConfig({ BOTARMY_MODEL: "openai/gpt-5" })).toThrow("OPENAI_API_KEY: expected a value");
  expect(() => readConfig({ BOTARMY_MODEL: "compatible/x" })).toThrow(
    "COMPATIBLE_BASE_URL: expected a value",
  );
  expect(readConfig({ BOTARMY_MODEL: "openai/gpt-5", OPENAI_API_KEY: "k" }).model).toBe("openai/gpt-5");
});

test.each(["127.0.0.1", "127.1.2.3", "localhost", "::1"])("%s is loopback", (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(["0.0.0.0", "::", "10.0.0.1", "example.org", "127.evil.org"])("%s is not loopback", (host) => {
  expect(isLoopback(host)).toBe(false);
});

test.each([
  "http://169.254.169.254/latest",
  "http://2852039166/v1",
  "http://[::ffff:169.254.169.254]/v1",
  "http://[fe80::1]/v1",
  "http://metadata.google.internal/v1",
  "http://user:pass@127.0.0.1/v1",
])("a compatible server at %s is refused", (address) => {
  expect(() => readConfig({ COMPATIBLE_BASE_URL: address })).toThrow(
    "COMPATIBLE_BASE_URL: expected the address of a server",
  );
});

test.each(["http://127.0.0.1:11434/v1", "http://localhost:8000", "https://models.example.org/openai/v1"])(
  "a compatible server at %s is taken",
  (address) => {
    expect(readConfig({ COMPATIBLE_BASE_URL: address }).providers.compatible?.baseUrl).toBe(address);
  },
);

test("notifications leave the app by what is set, and a bot goes before an incoming webhook", () => {
  const slack = { SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/T/B/x" };
  expect(readConfig({ ...slack }).notify.slack).toEqual({ webhookUrl: slack.SLACK_WEBHOOK_URL });
  const { notify } = readConfig({
    ...slack,
    SMTP_URL: "smtp://me:secret@mail.example.org:587",
    SMTP_FROM: "BotArmy <botarmy@example.org>",
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_CHANNEL: "C042",
    BOTARMY_WEBHOOK_KEY: "w".repeat(32),
    BOTARMY_WEBHOOK_PRIVATE: "on",
  });
  expect(notify).toEqual({
    smtp: { url: "smtp://me:secret@mail.example.org:587", from: "BotArmy <botarmy@example.org>" },
    slack: { botToken: "xoxb-1", channel: "C042", apiUrl: "https://slack.com/api" },
    webhooks: { key: "w".repeat(32), allowsPrivate: true },
  });
});

test("e-mail needs a sender, and no secret is repeated in a complaint", () => {
  expect(() => readConfig({ SMTP_URL: "smtp://me:hidden@mail.example.org" })).toThrow(/SMTP_FROM/);
  const bad = { SMTP_URL: "http://me:hidden@mail", SMTP_FROM: "a\nb", BOTARMY_WEBHOOK_KEY: "hidden" };
  expect(() => readConfig(bad)).toThrow(/SMTP_URL.*\n.*SMTP_FROM.*\n.*BOTARMY_WEBHOOK_KEY/);
  expect(() => readConfig(bad)).not.toThrow(/hidden/);
});

test("no secret of a notification is ever logged", () => {
  const { notify } = readConfig({
    SMTP_URL: "smtp://me:smtp%2Fcanary@mail.example.org",
    SMTP_FROM: "botarmy@example.org",
    SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/slack-canary",
    BOTARMY_WEBHOOK_KEY: "webhook-canary-of-32-characters-or-more",
  });
  const bot = readConfig({ SLACK_BOT_TOKEN: "xoxb-canary" }).notify;
  const lines: string[] = [];
  const secrets = [...listNotifySecrets(notify), ...listNotifySecrets(bot)];
  const log = createLog({ secrets, isForPeople: false, write: (line) => lines.push(line) });
  log.warn({ facts: { notify, bot } }, "smtp/canary smtp%2Fcanary");
  log.error({ err: new Error("xoxb-canary https://hooks.slack.com/services/slack-canary") }, "Failed.");
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/canary/);
});
