import { and, count, desc, eq, isNull, lt, or } from "drizzle-orm";
import type { Database } from "#db/client";
import { notices } from "#db/tables/notices";
import type { Page } from "#server/auth/members";
import type { NoticeFact } from "#workflows/notices/notice-fact";
import { type TimeCursor, writeTimeCursor } from "./time-cursor";

/** What a person was told, as the bell lists it. */
export type NoticeRow = {
  id: string;
  fact: NoticeFact;
  at: string;
  readAt: string | null;
  /** How the request ended meanwhile: "Approved by Ann". */
  outcome: string | null;
  /** It shows under the bell; otherwise only the browser tells it. */
  isListed: boolean;
  /** The person wants to be told of it by the browser. */
  isForBrowser: boolean;
};

/** A person's notices, the newest first. */
export async function listNotices(
  { orm }: Database,
  personId: string,
  { cursor, limit }: { cursor?: TimeCursor; limit: number },
): Promise<Page<NoticeRow>> {
  const found = await orm
    .select()
    .from(notices)
    .where(and(eq(notices.personId, personId), cursor && behind(cursor)))
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = found.length > limit && last ? writeTimeCursor(last) : null;
  return { items: shown.map(showNotice), nextCursor };
}

function behind({ at, id }: TimeCursor) {
  return or(lt(notices.at, at), and(eq(notices.at, at), lt(notices.id, id)));
}

/** How many notices of the bell a person has not read. */
export async function countUnreadNotices({ orm }: Database, personId: string): Promise<number> {
  const [counted] = await orm
    .select({ unread: count() })
    .from(notices)
    .where(and(eq(notices.personId, personId), isNull(notices.readAt), eq(notices.isListed, true)));
  return counted?.unread ?? 0;
}

function showNotice({ id, fact, at, readAt, outcome, isListed, isForBrowser }: typeof notices.$inferSelect) {
  const times = { at: at.toISOString(), readAt: readAt?.toISOString() ?? null };
  return { id, fact, ...times, outcome, isListed, isForBrowser };
}
