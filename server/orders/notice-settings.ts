import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { deliveries } from "#db/tables/deliveries";
import { digestTimes, noticeChoices, notices } from "#db/tables/notices";
import { describeTest } from "#workflows/notices/describe-event";
import {
  modesOf,
  type NoticeChannel,
  type NoticeKind,
  type NoticeMode,
} from "#workflows/notices/notice-kind";
import { RunRefusal } from "#workflows/run/refusal";

/** Notices that a person has seen: some, or everything up to a moment. */
export type Seen = { ids: string[] } | { until: Date };

export async function markNoticesRead(
  { orm }: Database,
  personId: string,
  seen: Seen,
): Promise<{ read: number }> {
  const which = "ids" in seen ? inArray(notices.id, seen.ids) : lte(notices.at, seen.until);
  const { rowCount } = await orm
    .update(notices)
    .set({ readAt: sql`now()` })
    .where(and(eq(notices.personId, personId), isNull(notices.readAt), which));
  return { read: rowCount ?? 0 };
}

export type NoticeChoice = { kind: NoticeKind; channel: NoticeChannel; mode: NoticeMode };

/** Refuses what a channel cannot do. */
export async function chooseNotice({ orm }: Database, personId: string, choice: NoticeChoice): Promise<void> {
  const { kind, channel, mode } = choice;
  if (!modesOf(channel).includes(mode)) {
    throw new RunRefusal("bad-input", "Nothing is collected for the bell or the browser.", { field: "mode" });
  }
  await orm
    .insert(noticeChoices)
    .values({ personId, kind, channel, mode })
    .onConflictDoUpdate({
      target: [noticeChoices.personId, noticeChoices.kind, noticeChoices.channel],
      set: { mode },
    });
}

export type DigestOrder = { every: "hour" | "day"; hour: number; timeZone: string };

/** When digests come, from the next fact on. Refuses zones that nobody knows. */
export async function setDigestTime({ orm }: Database, personId: string, order: DigestOrder): Promise<void> {
  if (!isTimeZone(order.timeZone)) {
    throw new RunRefusal("bad-input", "There is no such time zone. Use a name such as Europe/Berlin.", {
      field: "timeZone",
    });
  }
  await orm
    .insert(digestTimes)
    .values({ personId, ...order })
    .onConflictDoUpdate({ target: digestTimes.personId, set: order });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export type TestTarget =
  | { channel: "email" | "slack"; personId: string }
  | { channel: "slack" | "webhook"; destinationId: string };

/** Sends a message that says nothing, so that somebody sees whether it arrives. It is tried for ten minutes. */
export async function sendTestMessage({ orm }: Database, target: TestTarget): Promise<void> {
  const fact = { ...describeTest(), at: new Date().toISOString() };
  const giveUpAt = sql`now() + interval '10 minutes'`;
  await orm.insert(deliveries).values({ key: `test:${randomUUID()}`, fact, giveUpAt, ...target });
}
