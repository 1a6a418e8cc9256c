import { sql } from "drizzle-orm";
import { runStops, stops } from "#db/tables/stops";
import type { ActorRef } from "#workflows/run/actor";
import { describeStop, type StopScope } from "#workflows/run/stop";

/** A stop as pages show it; `target` is null for `all`. */
export type StopRow = {
  stopId: string;
  scope: StopScope;
  target: string | null;
  reason: string;
  /** `Stopped by Bo at 10:02 UTC: the reason.` */
  sentence: string;
  pulledBy: ActorRef;
  pulledAt: string;
  /** Null while it holds. */
  released: { by: ActorRef; at: string; reason: string } | null;
  /** Runs that stand under it now. */
  runs: number;
};

export const stopColumns = {
  stop: stops,
  runs: sql<number>`(select count(*)::int from ${runStops} where ${runStops.stopId} = ${stops.id})`,
};

export function showStop({ stop, runs }: { stop: typeof stops.$inferSelect; runs: number }): StopRow {
  const { id, scope, target, reason, pulledAt } = stop;
  const pulledBy = { id: stop.pulledById, name: stop.pulledByName };
  return {
    stopId: id,
    scope,
    target: target === "" ? null : target,
    reason,
    sentence: describeStop({ scope, target, reason, by: pulledBy, since: pulledAt.getTime() }),
    pulledBy,
    pulledAt: pulledAt.toISOString(),
    released: releaseOf(stop),
    runs,
  };
}

function releaseOf(stop: typeof stops.$inferSelect): StopRow["released"] {
  const { releasedById: id, releasedByName: name, releasedAt, releaseReason } = stop;
  if (id === null || releasedAt === null) return null;
  return { by: { id, name: name ?? id }, at: releasedAt.toISOString(), reason: releaseReason ?? "" };
}
