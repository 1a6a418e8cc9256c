import { createHmac } from "node:crypto";

const PREFIX = "whsec_";

/**
 * The secret of a webhook, derived from `BOTARMY_WEBHOOK_KEY`: it is stored nowhere. Another version is another
 * secret.
 */
export function webhookSecret(key: string, id: string, version: number): string {
  return `${PREFIX}${createHmac("sha256", key).update(`webhook:${id}:${version}`).digest("base64")}`;
}

/** The headers of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`; `at` in epoch seconds. */
export function signWebhook(secret: string, id: string, at: number, body: string): Record<string, string> {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": `v1,${signature}` };
}
