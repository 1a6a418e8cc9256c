import { and, desc, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Database } from "#db/client";
import { stops } from "#db/tables/stops";
import type { Page } from "#server/auth/members";
import { type StopRow, showStop, stopColumns } from "./stop-row";
import { type TimeCursor, writeTimeCursor } from "./time-cursor";

/** Stops, the newest first: those that hold (`isActive`), those that were released, or both. */
export async function listStops(
  { orm }: Database,
  { isActive }: { isActive?: boolean },
  { cursor, limit }: { cursor?: TimeCursor; limit: number },
): Promise<Page<StopRow>> {
  const active = isActive ? isNull(stops.releasedAt) : isNotNull(stops.releasedAt);
  const found = await orm
    .select(stopColumns)
    .from(stops)
    .where(and(isActive === undefined ? undefined : active, cursor && behind(cursor)))
    .orderBy(desc(stops.pulledAt), desc(stops.id))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1)?.stop;
  const isMore = found.length > limit && last !== undefined;
  return {
    items: shown.map(showStop),
    nextCursor: isMore ? writeTimeCursor({ at: last.pulledAt, id: last.id }) : null,
  };
}

function behind({ at, id }: TimeCursor) {
  return or(lt(stops.pulledAt, at), and(eq(stops.pulledAt, at), lt(stops.id, id)));
}
