import { delimiter, join, resolve } from "node:path";
import { z } from "zod";
import { projectRoot } from "#db/project-root";

/** Everything that the environment decides (contract.md 1). Read once, handed on as arguments. */
export type Config = {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** The origin under which people reach this program, without a slash at the end. */
  publicUrl: string | undefined;
  /** Undefined: the embedded Postgres, with its data under `home`. */
  databaseUrl: string | undefined;
  /** Absolute. */
  home: string;
  /** Absolute folders of definitions beside the ones that are shipped. */
  libraryFolders: string[];
  roles: { web: boolean; worker: boolean };
  /** Tasks at once in one worker. */
  concurrency: number;
  apiKey: string | undefined;
  setupToken: string | undefined;
  /** `offline` or `provider/model`. */
  model: string;
  providers: Providers;
  /** `/metrics` answers. */
  hasMetrics: boolean;
  notify: NotifyConfig;
  isProduction: boolean;
};

/** What carries notifications out of the app; undefined is off. */
export type NotifyConfig = {
  smtp: { url: string; from: string } | undefined;
  slack: SlackConfig | undefined;
  /** `key`: the secrets of webhooks are derived from it. */
  webhooks: { key: string; allowsPrivate: boolean } | undefined;
};

/** Either posts into one channel, or is a bot that also writes to people and rewrites what it wrote. */
export type SlackConfig =
  | { webhookUrl: string }
  | { botToken: string; channel: string | undefined; apiUrl: string };

export type Providers = {
  openai: string | undefined;
  anthropic: string | undefined;
  google: string | undefined;
  compatible: { baseUrl: string; apiKey: string | undefined } | undefined;
};

const secret = z.string().regex(/^\S+$/, "a value without spaces");
const url = (protocols: RegExp, expected: string) => z.url({ protocol: protocols, error: expected });

/** Each message says what is expected: it follows the variable's name and stands in for the value. */
const Environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "a host name or an IP address")
    .default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: url(/^https?$/, "an address such as https://botarmy.example.org").optional(),
  DATABASE_URL: url(
    /^postgres(ql)?$/,
    "an address such as postgres://user:password@host:5432/name",
  ).optional(),
  BOTARMY_HOME: z.string().default(join(projectRoot, ".botarmy")),
  BOTARMY_LIBRARY: z.string().default(""),
  BOTARMY_ROLES: z
    .string()
    .regex(/^\s*(web|worker)\s*(,\s*(web|worker)\s*)*$/, "web, worker or web,worker")
    .default("web,worker"),
  BOTARMY_CONCURRENCY: wholeNumber(1, 1000).default(64),
  BOTARMY_API_KEY: secret.min(32, "at least 32 characters").optional(),
  BOTARMY_SETUP_TOKEN: secret.min(8, "at least 8 characters").optional(),
  BOTARMY_MODEL: z
    .string()
    .regex(
      /^(offline|(openai|anthropic|google|compatible)\/\S+)$/,
      "offline or provider/model with the provider openai, anthropic, google or compatible",
    )
    .default("offline"),
  OPENAI_API_KEY: secret.optional(),
  ANTHROPIC_API_KEY: secret.optional(),
  GOOGLE_GENERATIVE_AI_API_KEY: secret.optional(),
  COMPATIBLE_BASE_URL: url(/^https?$/, "an address such as http://127.0.0.1:11434/v1")
    .refine(isServerAddress, "the address of a server, without a name or password in it")
    .optional(),
  COMPATIBLE_API_KEY: secret.optional(),
  SMTP_URL: url(/^smtps?$/, "an address such as smtp://user:password@mail.example.org:587").optional(),
  SMTP_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, "a sender such as BotArmy <botarmy@example.org>")
    .optional(),
  SLACK_WEBHOOK_URL: url(/^https?$/, "the address of an incoming webhook").optional(),
  SLACK_BOT_TOKEN: secret.optional(),
  SLACK_CHANNEL: secret.optional(),
  SLACK_API_URL: url(/^https?$/, "an address such as https://slack.com/api").default("https://slack.com/api"),
  BOTARMY_WEBHOOK_KEY: secret.min(32, "at least 32 characters").optional(),
  BOTARMY_WEBHOOK_PRIVATE: z.enum(["on", "off"], { error: "on or off" }).default("off"),
  BOTARMY_METRICS: z.enum(["on", "off"], { error: "on or off" }).default("off"),
  NODE_ENV: z.string().optional(),
});
type Environment = z.infer<typeof Environment>;

function wholeNumber(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected);
}

/**
 * Reads and checks the whole environment; an empty variable counts as not set.
 * Throws one error that names every bad variable and what was expected, never a value.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { success, data, error } = Environment.safeParse(given);
  const problems = success ? findContradictions(data) : error.issues.map(describeIssue);
  if (problems.length > 0 || !success) throw new Error(describeProblems(problems));
  return makeConfig(data);
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".")}: expected ${message}`;
}

function describeProblems(problems: string[]): string {
  const lines = [...new Set(problems)].map((problem) => `  ${problem}`);
  return ["BotArmy does not start with this configuration:", ...lines].join("\n");
}

const KEY_OF_PROVIDER = new Map<string, keyof Environment>([
  ["openai", "OPENAI_API_KEY"],
  ["anthropic", "ANTHROPIC_API_KEY"],
  ["google", "GOOGLE_GENERATIVE_AI_API_KEY"],
  ["compatible", "COMPATIBLE_BASE_URL"],
]);

function findContradictions(given: Environment): string[] {
  const problems: string[] = [];
  if (!isLoopback(given.HOST) && !given.PUBLIC_URL) {
    problems.push("PUBLIC_URL: expected the address people will use, because HOST is open to other machines");
  }
  const [provider = ""] = given.BOTARMY_MODEL.split("/");
  const needed = KEY_OF_PROVIDER.get(provider);
  if (needed && !given[needed])
    problems.push(`${needed}: expected a value, because BOTARMY_MODEL names ${provider}`);
  if (given.SMTP_URL && !given.SMTP_FROM)
    problems.push("SMTP_FROM: expected the sender of e-mails, because SMTP_URL is set");
  return problems;
}

/** Whether only programs on this machine reach the host. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Addresses that tell a machine about itself, and never a model (S28). */
const LINK_LOCAL = /^(169\.254\.|\[fe[89ab][0-9a-f]:|\[::ffff:a9fe:|metadata\.|\[fd00:ec2::254\])/i;

function isServerAddress(address: string): boolean {
  const { hostname, username, password } = new URL(address);
  return username === "" && password === "" && !LINK_LOCAL.test(hostname);
}

function makeConfig(given: Environment): Config {
  const roles = given.BOTARMY_ROLES.split(",").map((role) => role.trim());
  return {
    host: given.HOST,
    port: given.PORT,
    publicUrl: given.PUBLIC_URL && new URL(given.PUBLIC_URL).origin,
    databaseUrl: given.DATABASE_URL,
    home: resolve(given.BOTARMY_HOME),
    libraryFolders: splitFolders(given.BOTARMY_LIBRARY),
    roles: { web: roles.includes("web"), worker: roles.includes("worker") },
    concurrency: given.BOTARMY_CONCURRENCY,
    apiKey: given.BOTARMY_API_KEY,
    setupToken: given.BOTARMY_SETUP_TOKEN,
    model: given.BOTARMY_MODEL,
    providers: readProviders(given),
    hasMetrics: given.BOTARMY_METRICS === "on",
    notify: readNotify(given),
    isProduction: given.NODE_ENV === "production",
  };
}

function readNotify(given: Environment): NotifyConfig {
  const { SMTP_URL: url, SMTP_FROM: from, BOTARMY_WEBHOOK_KEY: key } = given;
  const allowsPrivate = given.BOTARMY_WEBHOOK_PRIVATE === "on";
  return {
    smtp: url && from ? { url, from } : undefined,
    slack: readSlack(given),
    webhooks: key ? { key, allowsPrivate } : undefined,
  };
}

/** What must never be written down of it. */
export function listNotifySecrets({ smtp, slack, webhooks }: NotifyConfig): string[] {
  const ofSlack = slack && ("botToken" in slack ? slack.botToken : slack.webhookUrl);
  const password = smtp && new URL(smtp.url).password;
  const shown = [smtp?.url, password, password && decodeURIComponent(password), ofSlack, webhooks?.key];
  return shown.flatMap((secret) => (secret ? [secret] : []));
}

function readSlack(given: Environment): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CHANNEL: channel, SLACK_API_URL: apiUrl } = given;
  if (botToken) return { botToken, channel, apiUrl };
  return given.SLACK_WEBHOOK_URL ? { webhookUrl: given.SLACK_WEBHOOK_URL } : undefined;
}

/** Separated by `:`, on Windows by `;`. */
function splitFolders(list: string): string[] {
  const folders = list.split(delimiter).map((folder) => folder.trim());
  return folders.filter((folder) => folder !== "").map((folder) => resolve(folder));
}

function readProviders(given: Environment): Providers {
  const { COMPATIBLE_BASE_URL: baseUrl, COMPATIBLE_API_KEY: apiKey } = given;
  return {
    openai: given.OPENAI_API_KEY,
    anthropic: given.ANTHROPIC_API_KEY,
    google: given.GOOGLE_GENERATIVE_AI_API_KEY,
    compatible: baseUrl ? { baseUrl, apiKey } : undefined,
  };
}
