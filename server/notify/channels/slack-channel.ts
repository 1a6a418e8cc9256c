import { z } from "zod";
import type { SlackConfig } from "#server/config";
import { DeliveryFault } from "../delivery-fault";
import type { SlackChannel } from "../message";
import { composeSlack } from "./compose-slack";
import { postJson } from "./post-json";
import { checkStatus } from "./webhook-channel";

type Bot = Extract<SlackConfig, { botToken: string }>;

/** Slack, as configured: an incoming webhook posts, a bot also writes to people and rewrites what it wrote. */
export function createSlackChannel(config: SlackConfig): SlackChannel {
  return "botToken" in config ? createBot(config) : createPoster(config.webhookUrl);
}

function createPoster(webhookUrl: string): SlackChannel {
  return {
    isBot: false,
    hasChannel: true,
    async post(_email, message) {
      const body = JSON.stringify(composeSlack(message));
      // The operator's own address, from the environment: it may be a proxy of theirs.
      checkStatus("Slack", await postJson({ url: webhookUrl, headers: {}, body, allowsPrivate: true }));
      return null;
    },
    async rewrite() {
      throw new DeliveryFault("An incoming webhook of Slack cannot rewrite a message.", { isFinal: true });
    },
  };
}

function createBot(bot: Bot): SlackChannel {
  const people = new Map<string, string>();
  const findPerson = async (email: string) => {
    const known = people.get(email) ?? (await call(bot, "users.lookupByEmail", { email }, Person)).user.id;
    people.set(email, known);
    return known;
  };
  return {
    isBot: true,
    hasChannel: bot.channel !== undefined,
    async post(email, message) {
      const channel = email === null ? bot.channel : await findPerson(email);
      if (!channel) throw new DeliveryFault("SLACK_CHANNEL is not set.", { isFinal: true });
      const sent = await call(bot, "chat.postMessage", { channel, ...composeSlack(message) }, Sent);
      return { channel: sent.channel, ts: sent.ts };
    },
    async rewrite({ channel, ts }, message) {
      await call(bot, "chat.update", { channel, ts, ...composeSlack(message) }, z.object({}));
    },
  };
}

const Person = z.object({ user: z.object({ id: z.string() }) });
const Sent = z.object({ channel: z.string(), ts: z.string() });
const Answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

/** Faults of the message or of the app: the same call would be refused again. */
const FINAL =
  /^(channel_not_found|is_archived|not_in_channel|users_not_found|invalid_\w+|message_not_found|cant_update_message)$/;

async function call<Shape extends z.ZodType>(
  { botToken, apiUrl }: Bot,
  method: string,
  args: Record<string, unknown>,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const url = `${apiUrl.replace(/\/$/, "")}/${method}`;
  const isForm = method === "users.lookupByEmail";
  const headers = {
    authorization: `Bearer ${botToken}`,
    "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8",
  };
  const body = isForm ? new URLSearchParams({ email: String(args.email) }).toString() : JSON.stringify(args);
  const answer = await postJson({ url, headers, body, allowsPrivate: true });
  checkStatus("Slack", answer);
  const { ok, error = "an unknown error" } = Answer.parse(JSON.parse(answer.body));
  if (ok) return shape.parse(JSON.parse(answer.body));
  throw new DeliveryFault(`Slack refused ${method}: ${error.slice(0, 80)}.`, { isFinal: FINAL.test(error) });
}
