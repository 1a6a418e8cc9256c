import { and, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { deliveries } from "#db/tables/deliveries";
import { digestTimes, noticeChoices } from "#db/tables/notices";
import {
  defaultModeOf,
  modesOf,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
  type NoticeMode,
} from "#workflows/notices/notice-kind";

/** A person's message that did not arrive (yet). */
export type NoticeTrouble = {
  channel: string;
  headline: string;
  error: string;
  at: string;
  isGivenUp: boolean;
};

/** What a person chose, everything filled in. */
export type NoticeSettings = {
  kinds: { kind: NoticeKind; label: string; help: string; modes: Record<NoticeChannel, NoticeMode> }[];
  /** What each channel can do. */
  modes: Record<NoticeChannel, readonly NoticeMode[]>;
  digest: { every: "hour" | "day"; hour: number; timeZone: string; isChosen: boolean };
  troubles: NoticeTrouble[];
};

export async function readNoticeSettings({ orm }: Database, personId: string): Promise<NoticeSettings> {
  const choices = await orm.select().from(noticeChoices).where(eq(noticeChoices.personId, personId));
  const [digest] = await orm.select().from(digestTimes).where(eq(digestTimes.personId, personId));
  const modeOf = (kind: NoticeKind, channel: NoticeChannel) =>
    choices.find((choice) => choice.kind === kind && choice.channel === channel)?.mode ??
    defaultModeOf(kind, channel);
  return {
    kinds: NOTICE_KINDS.map((known) => ({
      ...known,
      modes: forChannels((channel) => modeOf(known.kind, channel)),
    })),
    modes: forChannels(modesOf),
    digest: digest
      ? { every: digest.every, hour: digest.hour, timeZone: digest.timeZone, isChosen: true }
      : { every: "day", hour: 8, timeZone: "UTC", isChosen: false },
    troubles: await readTroubles({ orm }, personId),
  };
}

function forChannels<Value>(modeFor: (channel: NoticeChannel) => Value): Record<NoticeChannel, Value> {
  return {
    "in-app": modeFor("in-app"),
    browser: modeFor("browser"),
    email: modeFor("email"),
    slack: modeFor("slack"),
  };
}

const MOST_TROUBLES = 3;

async function readTroubles({ orm }: Pick<Database, "orm">, personId: string): Promise<NoticeTrouble[]> {
  const { channel, fact, error, createdAt, status } = deliveries;
  const rows = await orm
    .select({ channel, fact, error, at: createdAt, status })
    .from(deliveries)
    .where(
      and(eq(deliveries.personId, personId), isNotNull(error), gt(createdAt, sql`now() - interval '7 days'`)),
    )
    .orderBy(desc(createdAt))
    .limit(MOST_TROUBLES);
  return rows.map((row) => ({
    channel: row.channel,
    headline: row.fact.headline,
    error: row.error ?? "",
    at: row.at.toISOString(),
    isGivenUp: row.status === "failed",
  }));
}
