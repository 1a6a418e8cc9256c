import type { NotifyConfig } from "#server/config";
import { createEmailChannel } from "./channels/email-channel";
import { createSlackChannel } from "./channels/slack-channel";
import { createWebhookChannel } from "./channels/webhook-channel";
import type { Channels } from "./message";

/** The channels that are configured. Nothing is connected before the first message. */
export function openChannels({ smtp, slack, webhooks }: NotifyConfig): Channels {
  return {
    email: smtp && createEmailChannel(smtp),
    slack: slack && createSlackChannel(slack),
    webhook: webhooks && createWebhookChannel({ ...webhooks, now: Date.now }),
  };
}
