import { sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { runs } from "#db/tables/runs";
import { conditionsOf, type RunFilter } from "./run-conditions";

/** `isMore`: there are more than were counted. */
export type RunCount = { count: number; isMore: boolean };

/** How many runs fit a filter, counted up to `most`: a list says "1,000+" sooner than it says 83,412. */
export async function countRuns(db: Database, filter: RunFilter, most: number): Promise<RunCount> {
  const { orm } = db;
  const conditions = await conditionsOf(db, filter);
  const found = orm
    .select({ one: sql<number>`1`.as("one") })
    .from(runs)
    .where(conditions)
    .limit(most + 1)
    .as("found");
  const [row] = await orm.select({ count: sql<number>`count(*)::int` }).from(found);
  const count = row?.count ?? 0;
  return { count: Math.min(count, most), isMore: count > most };
}
