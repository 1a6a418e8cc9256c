import type { Database } from "#db/client";
import { listRolesWith } from "./auth/permissions";
import type { Config, NotifyConfig } from "./config";
import type { Engine } from "./engine/engine";
import type { Log } from "./log";
import { webhookSecret } from "./notify/channels/sign-webhook";
import { Notifier } from "./notify/notifier";
import { openChannels } from "./notify/open-channels";
import type { KnownNotices } from "./orders/destinations";

/** Tells people what happened; every process does, whatever its roles. */
export function openNotifier(
  config: Config,
  log: Log,
  db: Database,
  engine: Pick<Engine, "tellInbox">,
): Notifier {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return new Notifier({
    db,
    duties: {
      decide: listRolesWith("approvals.decide"),
      control: listRolesWith("runs.control"),
      budgets: listRolesWith("budgets.set"),
    },
    channels: openChannels(config.notify),
    origin: config.publicUrl ?? `http://${host}:${config.port}`,
    onTold: () => engine.tellInbox(),
    onTrouble: (message, error) => log.warn({ err: error }, message),
  });
}

/** What the API tells of the channels: never a secret. */
export function describeNotices({ smtp, slack, webhooks }: NotifyConfig): KnownNotices {
  const isBot = slack !== undefined && "botToken" in slack;
  return {
    email: smtp !== undefined,
    slack: slack ? (isBot ? "bot" : "channel") : "off",
    slackChannel: slack !== undefined && (!isBot || slack.channel !== undefined),
    webhooks: webhooks !== undefined,
    secretOf: (id, version) => (webhooks ? webhookSecret(webhooks.key, id, version) : null),
  };
}
