import type { NoticeChannel } from "#workflows/notices/notice-kind";

/** Which channels this program has, as the server says. */
export type Available = {
  email: boolean;
  slack: "bot" | "channel" | "off";
  slackChannel: boolean;
  webhooks: boolean;
};

export const CHANNEL_LABELS: Record<NoticeChannel, string> = {
  "in-app": "Bell",
  browser: "Browser",
  email: "E-mail",
  slack: "Slack",
};

/** Whether single people can be told there. */
export function reachesPeople(channel: NoticeChannel, { email, slack }: Available): boolean {
  if (channel === "email") return email;
  return channel === "slack" ? slack === "bot" : true;
}
