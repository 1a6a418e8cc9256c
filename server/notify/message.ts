import type { NoticeFact } from "#workflows/notices/notice-fact";

/** What goes out at once: one fact, or the items of a digest. */
export type Message = {
  /** The same for every attempt: receivers know by it what they already have (H18). */
  key: string;
  fact: NoticeFact;
  /** How the request ended meanwhile. */
  outcome: string | null;
  /** Not null for a digest. */
  items: { fact: NoticeFact; outcome: string | null }[] | null;
  /** Where people reach this program; links begin with it. */
  origin: string;
};

/** Where a message stands that can be rewritten later. */
export type SentAs = { channel: string; ts: string };

/** What carries messages to people's e-mail addresses. Throws `DeliveryFault`. */
export type EmailChannel = { send(to: { name: string; email: string }, message: Message): Promise<void> };

/** What carries messages into Slack. Throws `DeliveryFault`. */
export type SlackChannel = {
  /** Whether it can write to single people and rewrite what it wrote. */
  isBot: boolean;
  /** Whether there is a channel for the team. */
  hasChannel: boolean;
  /** To the person with this e-mail address, or into the team's channel (null). */
  post(email: string | null, message: Message): Promise<SentAs | null>;
  rewrite(sentAs: SentAs, message: Message): Promise<void>;
};

/** What calls webhooks. Throws `DeliveryFault`. */
export type WebhookChannel = {
  call(to: { id: string; url: string; secretVersion: number }, message: Message): Promise<void>;
};

/** What is configured; undefined is off. */
export type Channels = { email?: EmailChannel; slack?: SlackChannel; webhook?: WebhookChannel };
