import { asc, desc, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runTags } from "#db/tables/run-tags";
import type { Page } from "#server/auth/members";

/** A tag, and how many runs have it. */
export type TagCount = { tag: string; runs: number };

/** The tags in use, the most used first; no more than `limit`, and no further pages. */
export async function listTags({ orm }: Database, limit: number): Promise<Page<TagCount>> {
  const count = sql<number>`count(*)::int`;
  const items = await orm
    .select({ tag: runTags.tag, runs: count })
    .from(runTags)
    .groupBy(runTags.tag)
    .orderBy(desc(count), asc(runTags.tag))
    .limit(limit);
  return { items, nextCursor: null };
}
