import type { Database } from "#db/client";
import { RunRefusal } from "#workflows/run/refusal";

/** Refuses with `history-deleted` when events of the run after number `after` were deleted, long after its end. */
export async function refusePurged(
  { pool }: Pick<Database, "pool">,
  runId: string,
  after = 0,
): Promise<void> {
  const { rows } = await pool.query<{ purgedSeq: number; days: number }>({
    name: "purged-seq",
    text: `select purged_seq as "purgedSeq",
        (extract(epoch from coalesce(purged_at, clock_timestamp()) - finished_at) / 86400)::int as days
      from runs where id = $1 and purged_seq > $2`,
    values: [runId, after],
  });
  const [purged] = rows;
  if (!purged) return;
  const message = `The events of this run were deleted ${purged.days} days after its end, as the settings say. Its documents, decisions and costs are kept; it can no longer be continued or forked.`;
  throw new RunRefusal("history-deleted", message, { purgedSeq: purged.purgedSeq });
}
