import { formatDuration } from "./format-time";

/** Why a run does not move; times in epoch milliseconds. */
export type SaidWaiting = { kind: string; sentence: string; since: number; dueAt: number | null };

/** Waiting for a worker is news only when it lasts (workflows/run/waiting.ts). */
const QUEUE_NEWS_MS = 5_000;

/** The sentence with how long it has lasted by `now`, in the unit that matters; null while it is no news. */
export function sayWaiting({ kind, sentence, since, dueAt }: SaidWaiting, now: number): string | null {
  if (kind === "queue" && now - since < QUEUE_NEWS_MS) return null;
  const lasted = now - since < 1_000 ? "" : ` ${sayRoughly(now - since)}`;
  const said = sentence.replace(/^Waiting(?= )/, `Waiting${lasted}`);
  return dueAt === null || dueAt <= now ? said : `${said} Due in ${sayRoughly(dueAt - now)}.`;
}

/** A length of time in its largest unit: "3 min". */
function sayRoughly(ms: number): string {
  return formatDuration(Math.max(1_000, ms)).split(" ", 2).join(" ");
}
