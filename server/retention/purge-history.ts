import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import { withTransaction } from "#db/with-transaction";
import { appendAudit } from "#server/auth/append-audit";
import type { KnownSettings } from "#server/auth/known-settings";
import { keepFor } from "./keep-for";
import { purgeDays } from "./purge-days";
import { purgeEvents } from "./purge-events";
import { purgeTexts } from "./purge-texts";

/** How many events, calls of models and days of budgets were emptied or deleted. */
export type Purged = { events: number; calls: number; days: number };

/** The retention policy as the actor of what it deletes. */
const RETENTION = { kind: "engine", id: "policy:retention", name: "Retention policy" } as const;

/**
 * Deletes what is older than owners want it kept (P16): in batches of 1,000 at most, with as long a pause after each
 * as it took, and only of runs that have ended. Decisions, documents, costs and the audit log stay; what was done
 * stands in the log. `isStopped` ends it between two batches.
 */
export async function purgeHistory(
  pool: Pool,
  settings: Pick<KnownSettings, "retention" | "retentionByProject">,
  isStopped: () => boolean = () => false,
): Promise<Purged> {
  const kept = { events: keepFor(settings, "events"), texts: keepFor(settings, "texts") };
  const purged = { events: 0, calls: 0, days: 0 };
  async function inBatches(what: keyof Purged, purgeBatch: () => Promise<number>): Promise<void> {
    while (!isStopped()) {
      const began = performance.now();
      const count = await purgeBatch();
      if (count === 0) return;
      purged[what] += count;
      await delay(performance.now() - began, undefined, { ref: false });
    }
  }
  try {
    await inBatches("events", () => purgeEvents(pool, kept.events));
    await inBatches("days", () => purgeDays(pool, kept.events));
    await inBatches("calls", () => purgeTexts(pool, kept.texts));
  } finally {
    if (Object.values(purged).some((count) => count > 0)) await recordPurge(pool, purged);
  }
  return purged;
}

async function recordPurge(pool: Pool, purged: Purged): Promise<void> {
  const act = { actor: RETENTION, action: "history.purged", target: "retention:history", before: null };
  await withTransaction(pool, async (client) => {
    const { rows } = await client.query<{ at: number }>(
      "select (extract(epoch from clock_timestamp()) * 1000)::float8 as at",
    );
    await appendAudit(client, [{ ...act, at: Math.round(rows[0]?.at ?? 0), after: purged }]);
  });
}
