import { z } from "zod";

/** What people can be told of; each person chooses for each kind and channel (experience.md 3). */
export const NoticeKind = z.enum([
  "request",
  "reminder",
  "overdue",
  "decided",
  "incident",
  "run-completed",
  "run-failed",
  "budget",
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Where a person can be told. `in-app` is the bell. */
export const NoticeChannel = z.enum(["in-app", "browser", "email", "slack"]);
export type NoticeChannel = z.infer<typeof NoticeChannel>;

/** When: at once, collected into a digest, or never. */
export const NoticeMode = z.enum(["at-once", "digest", "off"]);
export type NoticeMode = z.infer<typeof NoticeMode>;

/** Each kind in words, in the order in which people choose. */
export const NOTICE_KINDS: readonly { kind: NoticeKind; label: string; help: string }[] = [
  { kind: "request", label: "Requests", help: "A request you may decide, or one you are asked in person." },
  { kind: "reminder", label: "Reminders", help: "A request that waits for you comes near its time limit." },
  { kind: "overdue", label: "Overdue", help: "The time limit of a request passed." },
  { kind: "decided", label: "Decisions", help: "Somebody decided a request of a run that you launched." },
  {
    kind: "incident",
    label: "Incidents",
    help: "A run stands still until somebody retries, edits or skips.",
  },
  { kind: "run-completed", label: "Runs completed", help: "A run that you launched reached its end." },
  { kind: "run-failed", label: "Runs failed", help: "A run that you launched failed or was cancelled." },
  { kind: "budget", label: "Budgets", help: "A budget is nearly or entirely used." },
];

/** What a channel can do: nothing collects for a bell, which is a list already. */
export function modesOf(channel: NoticeChannel): readonly NoticeMode[] {
  return channel === "in-app" || channel === "browser" ? ["at-once", "off"] : ["at-once", "digest", "off"];
}

const URGENT: readonly NoticeKind[] = ["request", "reminder", "overdue", "incident"];

/** What holds until a person chooses: the bell shows everything, nothing leaves the app. */
export function defaultModeOf(kind: NoticeKind, channel: NoticeChannel): NoticeMode {
  if (channel === "in-app") return "at-once";
  return channel === "browser" && URGENT.includes(kind) ? "at-once" : "off";
}
