import { type NoticeFact, placeOf } from "#workflows/notices/notice-fact";
import { DeliveryFault } from "../delivery-fault";
import type { Message, WebhookChannel } from "../message";
import { type PostAnswer, postJson } from "./post-json";
import { signWebhook, webhookSecret } from "./sign-webhook";

export type WebhookOptions = { key: string; allowsPrivate: boolean; now(): number };

/** Calls webhooks of owners, signed. What they answer is read for its status alone. */
export function createWebhookChannel({ key, allowsPrivate, now }: WebhookOptions): WebhookChannel {
  return {
    async call({ id, url, secretVersion }, message) {
      const body = JSON.stringify(composeCall(message));
      const secret = webhookSecret(key, id, secretVersion);
      const headers = signWebhook(secret, message.key, Math.floor(now() / 1000), body);
      checkStatus("The webhook", await postJson({ url, headers, body, allowsPrivate }));
    },
  };
}

/** The body that receivers get (docs/notifications.md). */
function composeCall({ key, fact, outcome, origin }: Message) {
  const { kind, at, headline, run, approvalId, facts, quote, dueAt } = fact;
  return {
    id: key,
    type: kind,
    at,
    headline,
    url: origin + placeOf(fact),
    run: run && { ...run, url: `${origin}/runs/${run.id}` },
    approval: describeApproval(approvalId, dueAt, outcome),
    facts: Object.fromEntries(facts.map(({ label, value }) => [label, value])),
    quote,
  };
}

function describeApproval(id: string | null, dueAt: NoticeFact["dueAt"], outcome: string | null) {
  return id === null ? null : { id, dueAt, outcome };
}

/** Anything but 2xx is a fault; 410 and redirects are final. */
export function checkStatus(who: string, { status, retryAfterMs }: PostAnswer): void {
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) {
    throw new DeliveryFault(
      `${who} answered with a redirect (${status}), which is not followed. Use its final address.`,
      { isFinal: true },
    );
  }
  throw new DeliveryFault(`${who} answered with ${status}.`, { isFinal: status === 410, retryAfterMs });
}
